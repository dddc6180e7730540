package dev.storeys.bench.curve;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What a read costs at several sizes.
 *
 * @param reference what is read beside it at each size, and costs the same whatever the size
 */
public record Curve(String name, String size, String reference, List<Point> points) {

    /**
     * One size.
     *
     * @param p50 of the read, in microseconds
     * @param p99 the same
     * @param referenceP50 of what is read beside it
     */
    public record Point(long size, double p50, double p99, double referenceP50) {

        double ratio() {
            return p50 / referenceP50;
        }
    }

    /** A table, and a chart that a browser draws from text (Mermaid). */
    public String markdown() {
        return "**%s**%n%n%s%n%s".formatted(name, table(), chart());
    }

    private String table() {
        return """
        | %s | p50, µs | p99, µs | p50 of %s, µs | ratio |
        |---|---|---|---|---|
        %s
        """
                .formatted(
                        size,
                        reference,
                        points.stream().map(Curve::row).collect(Collectors.joining("\n")));
    }

    private String chart() {
        return """
        ```mermaid
        xychart-beta
            title "%s: p50 in µs, beside %s"
            x-axis "%s" [%s]
            y-axis "µs" 0 --> %.0f
            line [%s]
            line [%s]
        ```
        """
                .formatted(
                        name,
                        reference,
                        size,
                        sizes(),
                        1.2 * points.stream().mapToDouble(Point::p50).max().orElse(1),
                        line(Point::p50),
                        line(Point::referenceP50));
    }

    private String sizes() {
        return points.stream()
                .map(point -> String.format(Locale.ROOT, "\"%,d\"", point.size()))
                .collect(Collectors.joining(", "));
    }

    private static String row(Point point) {
        return String.format(
                Locale.ROOT,
                "| %,d | %.0f | %.0f | %.0f | %.2f |",
                point.size(),
                point.p50(),
                point.p99(),
                point.referenceP50(),
                point.ratio());
    }

    private String line(ToDoubleFunction<Point> figure) {
        return points.stream()
                .map(point -> String.format(Locale.ROOT, "%.0f", figure.applyAsDouble(point)))
                .collect(Collectors.joining(", "));
    }
}
