package dev.storeys.platform.idempotency;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whose key for what; users and operations do not share keys. */
record Key(UUID user, String operation, String value) {

    private static final Pattern FORM =
            Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,253}[\\x21-\\x7e])?");

    /** The key in a header, which may be missing or nonsense. */
    static Key of(UUID user, String operation, @Nullable String header) {
        if (header == null || !FORM.matcher(header).matches()) {
            throw new BadIdempotencyKey();
        }
        return new Key(user, operation, header);
    }
}
