package dev.storeys.stack.load;

import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.process.Processors;
import dev.storeys.stack.stage.Component;
import dev.storeys.stack.supervision.Unit;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a stage has done since its start, and what it took.
 *
 * @param requests that its entry has answered
 * @param processors time of the processors, by component
 * @param reads by the server that answered them; none where no server follows another
 */
record Usage(long requests, Map<String, Duration> processors, Map<String, Long> reads) {

    static Usage of(Plan plan) throws IOException {
        Map<String, Duration> processors = new TreeMap<>();
        Map<String, Long> reads = new TreeMap<>();
        for (Component component : plan.stage().components()) {
            new Unit(plan, component)
                    .running()
                    .ifPresent(
                            running -> processors.put(component.name(), Processors.used(running)));
            if (component.kind().isDomain()) {
                Metrics.of(plan, component.name())
                        .readsBySource()
                        .forEach((source, many) -> reads.merge(source, many, Long::sum));
            }
        }
        long requests = Metrics.of(plan, plan.stage().entry()).requests();
        return new Usage(requests, processors, reads);
    }

    /** What came since then. */
    Usage since(Usage before) {
        Map<String, Duration> time = new TreeMap<>();
        processors.forEach((name, used) ->
                time.put(name, used.minus(before.processors.getOrDefault(name, Duration.ZERO))));
        Map<String, Long> read = new TreeMap<>();
        reads.forEach(
                (source, many) -> read.put(source, many - before.reads.getOrDefault(source, 0L)));
        return new Usage(requests - before.requests, time, read);
    }

    /** In words, two lines at most. */
    String tell() {
        String readsBySource =
                reads.isEmpty()
                        ? ""
                        : reads.entrySet().stream()
                                .map(read ->
                                        "%s %.1f %%"
                                                .formatted(read.getKey(), percent(read.getValue())))
                                .collect(
                                        Collectors.joining(
                                                ", ", "Reads: ", System.lineSeparator()));
        return "%,d requests, %,d µs of the processors for each: %s%n%s"
                .formatted(requests, micros(total()), byComponent(), readsBySource);
    }

    private String byComponent() {
        return processors.entrySet().stream()
                .filter(used -> micros(used.getValue()) > 0)
                .sorted(Map.Entry.<String, Duration>comparingByValue().reversed())
                .map(used -> "%s %,d".formatted(used.getKey(), micros(used.getValue())))
                .collect(Collectors.joining(", "));
    }

    private Duration total() {
        return processors.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    private long micros(Duration time) {
        return requests == 0 ? 0 : time.toNanos() / 1_000 / requests;
    }

    private double percent(long part) {
        long all = reads.values().stream().mapToLong(Long::longValue).sum();
        return all == 0 ? 0 : 100.0 * part / all;
    }
}
