package dev.storeys.platform.replica;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a session has written, as {@code DATABASE=POSITION}, several with commas, such as {@code
 * order-service=16/B374D848}: a server that has not come so far must not answer its reads. Whoever
 * makes one up only sends his own reads to the primary.
 */
final class ConsistencyToken {

    /** Told by the answer to a write, and to be sent with the next reads. */
    static final String HEADER = "X-Consistency-Token";

    private ConsistencyToken() {}

    /** What was said so far, with this of a database in place of what was said of it. */
    static String with(@Nullable String said, String database, Lsn position) {
        String mine = database + "=" + position;
        if (said == null) {
            return mine;
        }
        return Stream.concat(
                        Arrays.stream(said.split(",", -1))
                                .map(String::strip)
                                .filter(part -> !part.startsWith(database + "=")),
                        Stream.of(mine))
                .collect(Collectors.joining(","));
    }

    /** The position in that database; the start if it is not spoken of, or by nonsense only. */
    static Lsn of(String database, @Nullable String header) {
        Lsn wanted = Lsn.START;
        if (header == null) {
            return wanted;
        }
        for (String part : header.split(",", -1)) {
            String said = part.strip();
            if (said.startsWith(database + "=")) {
                wanted = wanted.or(position(said.substring(database.length() + 1)));
            }
        }
        return wanted;
    }

    private static Lsn position(String text) {
        try {
            return Lsn.parse(text);
        } catch (IllegalArgumentException nonsense) {
            return Lsn.START;
        }
    }
}
