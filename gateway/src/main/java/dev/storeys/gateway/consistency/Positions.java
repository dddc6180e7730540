package dev.storeys.gateway.consistency;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A consistency token: how far each database was when its user had written to it. Services write it
 * as {@code order-service=16/B374D848}, a position in PostgreSQL's write-ahead log in two
 * hexadecimal halves; several with commas.
 *
 * @param bytes of each database's log, unsigned
 */
record Positions(Map<String, Long> bytes) {

    static final Positions NONE = new Positions(Map.of());

    private static final Pattern PART =
            Pattern.compile("([A-Za-z0-9._-]+)=(\\p{XDigit}{1,8})/(\\p{XDigit}{1,8})");
    private static final int HEX = 16;

    Positions {
        bytes = Map.copyOf(bytes);
    }

    /** What a service says; nonsense says nothing. */
    static Positions of(String token) {
        Map<String, Long> bytes = new HashMap<>();
        for (String part : token.split(",", -1)) {
            Matcher said = PART.matcher(part.strip());
            if (said.matches()) {
                long high = Long.parseLong(said.group(2), HEX);
                long low = Long.parseLong(said.group(3), HEX);
                bytes.merge(said.group(1), high << Integer.SIZE | low, Positions::further);
            }
        }
        return new Positions(bytes);
    }

    /** The further of both in each database: answers may overtake each other. */
    Positions and(Positions other) {
        Map<String, Long> all = new HashMap<>(bytes);
        other.bytes.forEach(
                (database, position) -> all.merge(database, position, Positions::further));
        return new Positions(all);
    }

    private static Long further(Long one, Long other) {
        return Long.compareUnsigned(one, other) < 0 ? other : one;
    }

    /** As services read it. */
    @Override
    public String toString() {
        return bytes.entrySet().stream()
                .map(entry ->
                        "%s=%X/%X"
                                .formatted(
                                        entry.getKey(),
                                        entry.getValue() >>> Integer.SIZE,
                                        entry.getValue() & 0xFFFF_FFFFL))
                .collect(Collectors.joining(","));
    }
}
