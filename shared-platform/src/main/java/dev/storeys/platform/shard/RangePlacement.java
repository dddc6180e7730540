package dev.storeys.platform.shard;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * By the first letter of the name, without its accents. Names that begin with anything else than a
 * Latin letter are kept where the first range is if it sorts before A, else where the last is.
 */
public final class RangePlacement {

    private final NavigableMap<Character, NameRange> byFirst;

    private RangePlacement(NavigableMap<Character, NameRange> byFirst) {
        this.byFirst = byFirst;
    }

    /**
     * By these ranges, written as {@code A-H}, by node; throws {@link IllegalArgumentException}
     * unless each letter is in exactly one of them.
     */
    public static RangePlacement of(Map<String, String> ranges) {
        List<NameRange> sorted =
                ranges.entrySet().stream()
                        .map(range -> NameRange.of(range.getKey(), range.getValue()))
                        .sorted(Comparator.comparingInt(NameRange::first))
                        .toList();
        char next = NameRange.LOWEST;
        NavigableMap<Character, NameRange> byFirst = new TreeMap<>();
        for (NameRange range : sorted) {
            check(byFirst, range, next);
            byFirst.put(range.first(), range);
            next = (char) (range.last() + 1);
        }
        if (next <= NameRange.HIGHEST) {
            throw nobodyKeeps(next);
        }
        return new RangePlacement(byFirst);
    }

    private static void check(
            NavigableMap<Character, NameRange> before, NameRange range, char next) {
        if (!before.isEmpty() && before.lastEntry().getValue().overlaps(range)) {
            throw new IllegalArgumentException(
                    "Two nodes keep the same names: %s and %s"
                            .formatted(before.lastEntry().getValue(), range));
        }
        if (range.first() > next) {
            throw nobodyKeeps(next);
        }
    }

    private static IllegalArgumentException nobodyKeeps(char letter) {
        return new IllegalArgumentException(
                "No node keeps names that begin with %c".formatted(letter));
    }

    /** The node of whose handle that is; the id says nothing here. */
    public String nodeOf(ShardKey key) {
        return byFirst.floorEntry(letter(key.handle())).getValue().node();
    }

    private static char letter(String handle) {
        if (handle.isEmpty()) {
            return NameRange.LOWEST;
        }
        String bare = Normalizer.normalize(handle, Normalizer.Form.NFD).toUpperCase(Locale.ROOT);
        char first = bare.charAt(0);
        return first < NameRange.LOWEST
                ? NameRange.LOWEST
                : (char) Math.min(first, NameRange.HIGHEST);
    }
}
