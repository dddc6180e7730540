package dev.storeys.bench.shard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How much each of some users asks for; who is how busy is not said. */
final class Activity {

    private static final int COLUMNS = 6;
    private static final int ORDER = 1;
    private static final int CUSTOMER = 2;

    private final String name;
    private final double[] weights;

    private Activity(String name, double[] weights) {
        double all = Arrays.stream(weights).sum();
        this.name = name;
        this.weights = Arrays.stream(weights).map(weight -> weight / all).toArray();
    }

    /** The busiest asks twice as often as the second, three times as often as the third (s = 1). */
    static Activity zipf(int users, double exponent) {
        return new Activity(
                "Zipf, s = " + exponent,
                IntStream.rangeClosed(1, users)
                        .mapToDouble(rank -> Math.pow(rank, -exponent))
                        .toArray());
    }

    /** As many orders as customers of a trace placed: {@code time,order,customer,...} by line. */
    static Activity recorded(Path trace) throws IOException {
        Map<String, Set<String>> orders = new TreeMap<>();
        try (Stream<String> lines = Files.lines(trace)) {
            lines.skip(1)
                    .map(line -> line.split(",", COLUMNS))
                    .filter(columns -> columns.length == COLUMNS)
                    .forEach(columns ->
                            orders.computeIfAbsent(columns[CUSTOMER], any -> new HashSet<>())
                                    .add(columns[ORDER]));
        }
        return new Activity(
                "orders of %,d recorded customers".formatted(orders.size()),
                orders.values().stream().mapToDouble(Set::size).toArray());
    }

    String name() {
        return name;
    }

    int users() {
        return weights.length;
    }

    /** The part of all requests that comes from the user of that number. */
    double share(int user) {
        return weights[user];
    }
}
