package dev.storeys.stack.chaos.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What became of many visits, without the visits themselves: there are too many to keep. */
public final class Tally {

    private static final long LONGEST = Duration.ofMinutes(1).toNanos();
    private static final int DIGITS = 2;
    private static final double P99 = 99;
    private static final int OK = 200;
    private static final int MULTIPLE_CHOICES = 300;
    private static final int TOO_MANY = 429;
    private static final int WINDOW = 5;
    private static final double PERCENT = 100;

    private final Map<Route, Count> byRoute = new EnumMap<>(Route.class);
    private final Histogram refusals = new Histogram(LONGEST, DIGITS);
    private final List<Second> seconds = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private long curt;
    private long heldBack;

    /**
     * One visit.
     *
     * @param second in which it was to be sent, from 0
     * @param waited since then
     * @param took since it was sent
     */
    record Outcome(Route route, int second, Duration waited, Duration took, Reply reply) {

        boolean served() {
            return reply.status() >= OK && reply.status() < MULTIPLE_CHOICES;
        }

        boolean refused() {
            return reply.isUnavailable() || reply.status() == TOO_MANY;
        }
    }

    private static final class Count {
        private long sent;
        private long served;
    }

    private static final class Second {
        private final Histogram answers = new Histogram(LONGEST, DIGITS);
        private long unserved;
    }

    synchronized void add(Outcome outcome) {
        Count count = byRoute.computeIfAbsent(outcome.route(), _ -> new Count());
        count.sent++;
        Second second = second(outcome.second());
        if (outcome.served()) {
            count.served++;
            second.answers.recordValue(nanos(outcome.waited()));
            return;
        }
        second.unserved++;
        if (!outcome.refused()) {
            Reply reply = outcome.reply();
            failures.add("%s: %d %s".formatted(outcome.route(), reply.status(), reply.failure()));
            return;
        }
        refusals.recordValue(nanos(outcome.took()));
        curt += outcome.reply().saysWhen() ? 0 : 1;
    }

    private Second second(int number) {
        while (seconds.size() <= number) {
            seconds.add(new Second());
        }
        return seconds.get(number);
    }

    private static long nanos(Duration time) {
        return Math.min(time.toNanos(), LONGEST);
    }

    /** One that could not be sent, as too many were under way. */
    synchronized void heldBack() {
        heldBack++;
    }

    public synchronized long heldBackCount() {
        return heldBack;
    }

    public synchronized long sent() {
        return byRoute.values().stream().mapToLong(count -> count.sent).sum();
    }

    /** Those that got what they came for. */
    public synchronized long served() {
        return byRoute.values().stream().mapToLong(count -> count.served).sum();
    }

    /** The percentage of these that was served; nothing if none was sent. */
    public synchronized double served(Iterable<Route> routes) {
        long sent = 0;
        long served = 0;
        for (Route route : routes) {
            Count count = byRoute.getOrDefault(route, new Count());
            sent += count.sent;
            served += count.served;
        }
        return sent == 0 ? 0 : PERCENT * served / sent;
    }

    public synchronized long refused() {
        return refusals.getTotalCount();
    }

    /** Refusals that did not say when to come again. */
    public synchronized long curt() {
        return curt;
    }

    public synchronized Duration p99OfRefusals() {
        return Duration.ofNanos(refusals.getValueAtPercentile(P99));
    }

    /** What was neither served nor refused. */
    public synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    /** The 99th percentile of all who were served, from when they were to be sent. */
    public synchronized Duration p99() {
        Histogram all = new Histogram(LONGEST, DIGITS);
        seconds.forEach(second -> all.add(second.answers));
        return Duration.ofNanos(all.getValueAtPercentile(P99));
    }

    /**
     * After how many seconds everybody was served, and 99 of 100 within the time. It is judged by
     * windows of five seconds: of the few visits of one second the 99th percentile is the slowest.
     */
    public synchronized int calmAfter(Duration limit) {
        int calm = 0;
        for (int begin = 0; begin < seconds.size(); begin += WINDOW) {
            int end = Math.min(begin + WINDOW, seconds.size());
            if (!isCalm(seconds.subList(begin, end), limit)) {
                calm = end;
            }
        }
        return calm;
    }

    private static boolean isCalm(Iterable<Second> window, Duration limit) {
        Histogram answers = new Histogram(LONGEST, DIGITS);
        long unserved = 0;
        for (Second second : window) {
            answers.add(second.answers);
            unserved += second.unserved;
        }
        return unserved == 0 && answers.getValueAtPercentile(P99) <= limit.toNanos();
    }
}
