package dev.storeys.stack.chaos.balance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** What many requests of one time have in common. */
public record Measure(List<Hit> hits) {

    private static final long LONGEST = Duration.ofMinutes(5).toNanos();
    private static final double PERCENT = 100;

    public Measure {
        hits = List.copyOf(hits);
    }

    public int size() {
        return hits.size();
    }

    public Duration percentile(double percent) {
        Histogram histogram = new Histogram(LONGEST, 3);
        hits.forEach(hit -> histogram.recordValue(Math.min(hit.took().toNanos(), LONGEST)));
        return Duration.ofNanos(histogram.getValueAtPercentile(percent));
    }

    /** How much of what was answered by them each answered, in percent, in this order. */
    public String shares(List<String> instances) {
        long all = hits.stream().filter(hit -> instances.contains(hit.servedBy())).count();
        return instances.stream()
                        .map(instance -> share(instance, all))
                        .collect(Collectors.joining(" / "))
                + " %";
    }

    private String share(String instance, long all) {
        long own = hits.stream().filter(hit -> hit.servedBy().equals(instance)).count();
        return String.format(Locale.ROOT, "%.1f", all == 0 ? 0 : PERCENT * own / all);
    }

    public List<Hit> failed() {
        return hits.stream().filter(Hit::failed).toList();
    }

    /** Answers of nobody among these. */
    public List<Hit> notBy(List<String> instances) {
        return hits.stream().filter(hit -> !instances.contains(hit.servedBy())).toList();
    }

    /** When the last one was due that failed. */
    public Optional<Instant> lastFailure() {
        return failed().stream().map(Hit::due).max(Instant::compareTo);
    }
}
