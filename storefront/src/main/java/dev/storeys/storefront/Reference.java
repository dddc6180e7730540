package dev.storeys.storefront;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How files name each other: attributes in HTML, url() and imports in CSS, import specifiers in
 * JavaScript. Only paths that start with / or a dot, and those of CSS, are files of ours.
 */
final class Reference {

    // The path is the only group of each.
    private static final Map<String, Pattern> IN =
            Map.of(
                    "html",
                    Pattern.compile("(?:\\bsrc|\\bhref)=\"(/assets/[^\"#?]+)\""),
                    "css",
                    Pattern.compile(
                            "(?:\\burl\\(\\s*[\"']?|@import\\s+[\"'])(?!data:|#|[a-z]+://)([^\"')\\s]+)"),
                    "js",
                    Pattern.compile("\\b(?:from|import)\\s*\\(?\\s*[\"'](\\.{0,2}/[^\"']+)[\"']"));

    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private Reference() {}

    static boolean areIn(Path file) {
        return IN.containsKey(kind(file));
    }

    /** The text with each reference replaced by what {@code replacement} says. */
    static String replaceAll(Path file, String text, UnaryOperator<String> replacement) {
        Matcher references = IN.getOrDefault(kind(file), NOTHING).matcher(text);
        StringBuilder result = new StringBuilder();
        int end = 0;
        while (references.find()) {
            result.append(text, end, references.start(1));
            result.append(replacement.apply(references.group(1)));
            end = references.end(1);
        }
        return result.append(text, end, text.length()).toString();
    }

    private static String kind(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
