package dev.storeys.platform.shard;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names by their first letter, both ends included.
 *
 * @param node who keeps their data
 */
public record NameRange(String node, char first, char last) {

    static final char LOWEST = 'A';
    static final char HIGHEST = 'Z';

    private static final Pattern TEXT = Pattern.compile("([A-Za-z])\\s*-\\s*([A-Za-z])");

    /** Reads {@code A-H}; throws {@link IllegalArgumentException} with the reason in words. */
    static NameRange of(String node, String text) {
        Matcher range = TEXT.matcher(text.strip());
        if (!range.matches()) {
            throw new IllegalArgumentException(
                    "The range of %s is two letters such as A-H, not '%s'".formatted(node, text));
        }
        char first = upper(range.group(1));
        char last = upper(range.group(2));
        if (first > last) {
            throw new IllegalArgumentException(
                    "The range of %s ends before it begins: %s".formatted(node, text));
        }
        return new NameRange(node, first, last);
    }

    private static char upper(String letter) {
        return letter.toUpperCase(Locale.ROOT).charAt(0);
    }

    boolean overlaps(NameRange other) {
        return first <= other.last && other.first <= last;
    }

    @Override
    public String toString() {
        return "%s (%c-%c)".formatted(node, first, last);
    }
}
