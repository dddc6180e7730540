package dev.storeys.bench.shard;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tables and charts as text that a browser draws (charts by Mermaid). */
final class Markdown {

    private static final double ABOVE = 1.2;

    private Markdown() {}

    /** A title, the heads of the columns and a line for each thing. */
    static <T> String table(
            String title, List<String> heads, List<T> things, Function<T, String> line) {
        return "**%s**%n%n| %s |%n|%s%n%s%n"
                .formatted(
                        title,
                        String.join(" | ", heads),
                        "---|".repeat(heads.size()),
                        lines(things, line));
    }

    static <T> String lines(List<T> things, Function<T, String> line) {
        return things.stream().map(line).collect(Collectors.joining("\n"));
    }

    /** A bar for each thing. */
    static String bars(String title, String unit, List<String> names, List<Double> values) {
        return """
        ```mermaid
        xychart-beta
            title "%s"
            x-axis [%s]
            y-axis "%s" 0 --> %s
            bar [%s]
        ```
        """
                .formatted(
                        title,
                        names.stream().map("\"%s\""::formatted).collect(Collectors.joining(", ")),
                        unit,
                        brief(ABOVE * values.stream().reduce(0.0, Math::max)),
                        values.stream().map(Markdown::brief).collect(Collectors.joining(", ")));
    }

    private static String brief(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
