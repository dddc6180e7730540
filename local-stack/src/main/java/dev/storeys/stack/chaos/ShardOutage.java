package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.audit.Invariant;
import dev.storeys.stack.chaos.traffic.Reply;
import dev.storeys.stack.chaos.traffic.Route;
import dev.storeys.stack.chaos.traffic.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What customers noticed of a shard whose primary was away.
 *
 * @param back when the server took connections again
 * @param there visits of those whom the shard keeps
 * @param elsewhere visits of all others
 * @param followed whether other servers answer reads in its place
 */
record ShardOutage(
        String shard,
        Instant gone,
        Instant back,
        List<Visit> there,
        List<Visit> elsewhere,
        boolean followed) {

    /** What nobody can do without his own data. */
    static final Set<Route> OWN =
            EnumSet.of(Route.HISTORY, Route.INBOX, Route.LOGIN, Route.CART, Route.CHECKOUT);

    /** The same, and what is nobody's; pages and keys need no database. */
    static final Set<Route> ALL = EnumSet.complementOf(EnumSet.of(Route.PAGE, Route.KEYS));

    // Longer than for one that stood still: a pool that cannot connect tries again after 5 s at
    // last, and the circuit before it a second later.
    private static final Duration RECOVERS = Duration.ofSeconds(8);
    private static final Duration REFUSAL = Duration.ofSeconds(3);
    private static final int PERCENT = 100;
    private static final int MOST_SERVED = 95;

    ShardOutage {
        there = List.copyOf(there);
        elsewhere = List.copyOf(elsewhere);
    }

    List<Invariant> judge() {
        List<Invariant> rows = new ArrayList<>();
        for (Route route : ALL) {
            rows.add(unserved(route));
        }
        rows.add(speed());
        for (Route route : OWN) {
            rows.add(needsPrimary(route) ? refused(route) : served(route));
        }
        rows.addAll(closure().judge());
        rows.add(rude());
        rows.add(Invariant.within(row("there: p99 of refusals"), REFUSAL, p99OfRefusals()));
        return rows;
    }

    /** Messages are in the main database; what is on the shard can be read where it is followed. */
    private boolean needsPrimary(Route route) {
        return route != Route.INBOX && !(followed && route == Route.HISTORY);
    }

    private Invariant unserved(Route route) {
        List<Visit> since = of(route, elsewhere).stream().filter(this::isSince).toList();
        return none("elsewhere: " + route.word() + " failed", since, visit -> !visit.served());
    }

    // Not all: a session that Redis does not tell of in time is looked up at the primary.
    private Invariant served(Route route) {
        List<Visit> visits = of(route, there).stream().filter(this::isSince).toList();
        long served = visits.stream().filter(Visit::served).count();
        return Invariant.atLeast(
                row("there: percent of " + route.word() + " served"),
                MOST_SERVED,
                visits.isEmpty() ? 0 : PERCENT * served / visits.size());
    }

    private Invariant refused(Route route) {
        long refused =
                of(route, there).stream().filter(this::isMeanwhile).filter(Visit::refused).count();
        return Invariant.atLeast(row("there: " + route.word() + " refused"), 1, refused);
    }

    // All together, as one circuit refuses them: of the few of one route its moment is not seen.
    private Closure closure() {
        List<Visit> visits = there.stream().filter(visit -> needsPrimary(visit.route())).toList();
        return new Closure(
                row("there:"),
                gone,
                back,
                RECOVERS,
                visits.stream().filter(this::isMeanwhile).toList(),
                visits.stream().filter(visit -> !visit.due().isBefore(back)).toList());
    }

    // Signing in costs a password, which is slower than everything else by itself.
    private Invariant speed() {
        List<Visit> looks =
                elsewhere.stream().filter(visit -> visit.route() != Route.LOGIN).toList();
        return Disturbance.undisturbed(
                row("elsewhere: p99"),
                looks.stream().filter(visit -> visit.due().isBefore(gone)).toList(),
                looks.stream().filter(this::isMeanwhile).toList());
    }

    private Invariant rude() {
        return none(
                "there: neither served nor told when and why",
                there.stream().filter(this::isSince).toList(),
                visit -> !visit.served() && !visit.reply().isLater());
    }

    Duration p99OfRefusals() {
        return Disturbance.p99(there.stream().filter(this::isRefusal).toList());
    }

    private boolean isRefusal(Visit visit) {
        Reply reply = visit.reply();
        return isSince(visit) && reply.isUnavailable();
    }

    private boolean isSince(Visit visit) {
        return !visit.due().isBefore(gone);
    }

    private boolean isMeanwhile(Visit visit) {
        return isSince(visit) && visit.due().isBefore(back);
    }

    private static List<Visit> of(Route route, List<Visit> visits) {
        return visits.stream().filter(visit -> visit.route() == route).toList();
    }

    private Invariant none(String what, List<Visit> among, Predicate<Visit> breaks) {
        return Invariant.none(row(what), among.size(), among.stream().filter(breaks).toList());
    }

    private String row(String what) {
        return shard + ", " + what;
    }
}
