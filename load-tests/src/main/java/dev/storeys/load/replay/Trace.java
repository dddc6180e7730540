package dev.storeys.load.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Recorded orders in order of time, and the lines of the file that could not be read. */
public record Trace(String name, List<RecordedOrder> orders, List<String> malformed) {

    public Trace {
        if (orders.isEmpty()) {
            throw new IllegalArgumentException("There are no orders in the trace " + name);
        }
    }

    /** Reads a file; a malformed line is noted by its number and left out. */
    public static Trace read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("storeys.trace '%s' is no file".formatted(file));
        }
        try {
            return of(String.valueOf(file.getFileName()), Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read '%s' as UTF-8 text".formatted(file), e);
        }
    }

    static Trace of(String name, List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().strip().equals(TraceLine.HEADER)) {
            throw new IllegalArgumentException(
                    "The trace %s does not begin with %s".formatted(name, TraceLine.HEADER));
        }
        Map<String, RecordedOrder> orders = new LinkedHashMap<>();
        List<String> malformed = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            try {
                add(TraceLine.parse(lines.get(i)), orders);
            } catch (TraceLine.Malformed e) {
                malformed.add("line " + (i + 1) + " " + e.getMessage());
            }
        }
        return new Trace(name, inOrderOfTime(orders), List.copyOf(malformed));
    }

    private static void add(TraceLine line, Map<String, RecordedOrder> orders)
            throws TraceLine.Malformed {
        RecordedOrder order =
                orders.computeIfAbsent(
                        line.order(),
                        number ->
                                new RecordedOrder(
                                        line.time(),
                                        number,
                                        line.customer(),
                                        line.country(),
                                        new ArrayList<>()));
        if (!order.customer().equals(line.customer())) {
            throw new TraceLine.Malformed(
                    "gives order " + line.order() + " to a second customer " + line.customer());
        }
        order.lines().add(line.line());
    }

    private static List<RecordedOrder> inOrderOfTime(Map<String, RecordedOrder> orders) {
        return orders.values().stream().sorted(Comparator.comparing(RecordedOrder::time)).toList();
    }

    /** From the first order to this one, in a world that runs so many times faster. */
    public Duration offset(RecordedOrder order, double speed) {
        long millis = Duration.between(orders.getFirst().time(), order.time()).toMillis();
        return Duration.ofMillis(Math.round(millis / speed));
    }

    public Set<String> skus() {
        return orders.stream()
                .flatMap(order -> order.lines().stream())
                .map(RecordedOrder.Line::sku)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Each customer with the country of the first order. */
    public Map<String, String> countries() {
        return orders.stream()
                .collect(
                        Collectors.toMap(
                                RecordedOrder::customer,
                                RecordedOrder::country,
                                (first, later) -> first,
                                LinkedHashMap::new));
    }
}
