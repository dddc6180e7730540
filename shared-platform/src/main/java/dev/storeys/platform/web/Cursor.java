package dev.storeys.platform.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Keyset positions as opaque text: the sort values of a page's last item. */
public final class Cursor {

    private static final String SEPARATOR = "\u001f";

    private Cursor() {}

    /** The cursor for the item whose sort values are {@code parts}. */
    public static String encode(Object... parts) {
        String joined =
                Arrays.stream(parts).map(Object::toString).collect(Collectors.joining(SEPARATOR));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The sort values in {@code cursor}; throws {@link BadCursor} unless there are {@code parts}.
     */
    public static List<String> decode(String cursor, int parts) {
        try {
            String joined =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> values = List.of(joined.split(SEPARATOR, -1));
            if (values.size() == parts && joined.indexOf('\0') < 0) {
                return values;
            }
        } catch (IllegalArgumentException notBase64) {
            throw new BadCursor();
        }
        throw new BadCursor();
    }
}
