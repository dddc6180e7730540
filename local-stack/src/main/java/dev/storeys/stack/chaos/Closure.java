package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.audit.Invariant;
import dev.storeys.stack.chaos.traffic.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a route was closed whose dependency stood still.
 *
 * @param name of the row of a report, but for what is judged
 * @param recovers how long it may take until everybody is served again
 * @param during visits while it stood still
 * @param after visits after that
 */
record Closure(
        String name,
        Instant frozen,
        Instant thawed,
        Duration recovers,
        List<Visit> during,
        List<Visit> after) {

    static final Duration OPENS = Duration.ofSeconds(5);

    private static final Duration AT_ONCE = Duration.ofMillis(100);
    private static final double PERCENT = 100;
    // The others are the trials: whether it is back has to be asked now and then.
    private static final double MOST = 50;

    Closure {
        during = List.copyOf(during);
        after = List.copyOf(after);
    }

    List<Invariant> judge() {
        Instant opened = opened();
        return List.of(
                Invariant.within(
                        name + " refused at once after",
                        OPENS,
                        opened == null ? null : Duration.between(frozen, opened)),
                staysClosed(opened == null ? thawed : opened),
                saysWhen(),
                Invariant.within(name + " well again after", recovers, recovery()));
    }

    /** When the first was refused without having to wait; null if nobody was. */
    private @Nullable Instant opened() {
        return during.stream()
                .filter(Closure::refusedAtOnce)
                .map(Visit::due)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static boolean refusedAtOnce(Visit visit) {
        return visit.refused() && visit.took().compareTo(AT_ONCE) < 0;
    }

    private Invariant staysClosed(Instant opened) {
        List<Visit> later = during.stream().filter(visit -> !visit.due().isBefore(opened)).toList();
        long atOnce = later.stream().filter(Closure::refusedAtOnce).count();
        double share = later.isEmpty() ? 0 : PERCENT * atOnce / later.size();
        return new Invariant(
                name + " at once from then on",
                String.format(Locale.ROOT, ">= %.0f %%", MOST),
                String.format(Locale.ROOT, "%.0f %%", share),
                share >= MOST,
                List.of());
    }

    private Invariant saysWhen() {
        List<Visit> refused = during.stream().filter(Visit::refused).toList();
        return Invariant.none(
                name + " refused without a when",
                refused.size(),
                refused.stream().filter(visit -> !visit.reply().saysWhen()).toList());
    }

    /** Until the last who failed; null if nobody was served after him. */
    private @Nullable Duration recovery() {
        Instant last =
                after.stream()
                        .filter(Visit::failed)
                        .map(Visit::due)
                        .max(Instant::compareTo)
                        .orElse(thawed);
        return after.stream().anyMatch(visit -> visit.due().isAfter(last))
                ? Duration.between(thawed, last)
                : null;
    }
}
