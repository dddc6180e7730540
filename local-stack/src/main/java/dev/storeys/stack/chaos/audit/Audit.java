package dev.storeys.stack.chaos.audit;

import dev.storeys.stack.chaos.traffic.Audience;
import dev.storeys.stack.chaos.traffic.Storefront;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.process.Pause;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The reckoning of one run. */
public final class Audit {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final BookKeeper keeper;
    private final long deadBefore;

    private Audit(BookKeeper keeper, long deadBefore) {
        this.keeper = keeper;
        this.deadBefore = deadBefore;
    }

    /** Notes what lies in the books before a run. */
    public static Audit begin(Plan plan, Storefront shop, Audience audience) throws IOException {
        BookKeeper keeper = new BookKeeper(plan, shop, audience);
        return new Audit(keeper, keeper.dead());
    }

    /**
     * What was found, and the time it took until all was well or that was given up.
     *
     * @param confirmed orders
     * @param cancelled orders, and those that were refunded
     */
    public record Findings(
            List<Invariant> invariants, Duration took, long confirmed, long cancelled) {

        /** These and what a scenario saw itself. */
        public Findings and(List<Invariant> seen) {
            List<Invariant> all = new ArrayList<>(seen);
            all.addAll(invariants);
            return new Findings(List.copyOf(all), took, confirmed, cancelled);
        }

        public boolean allHold() {
            return invariants.stream().allMatch(Invariant::holds);
        }
    }

    /** Looks again and again until every promise holds or the time for that is over. */
    public Findings conclude(Evidence evidence) throws IOException {
        Instant begin = Instant.now();
        while (true) {
            boolean last = Instant.now().isAfter(begin.plus(evidence.settling()));
            try {
                Books books = keeper.open();
                Findings findings = findings(evidence, books, begin);
                if (last || findings.allHold()) {
                    return findings;
                }
            } catch (IOException | Refused unreadable) {
                if (last) {
                    throw unreadable;
                }
            }
            Pause.of(BETWEEN_LOOKS);
        }
    }

    private Findings findings(Evidence evidence, Books books, Instant begin) {
        return new Findings(
                judge(evidence, books, deadBefore),
                Duration.between(begin, Instant.now()),
                books.orders().stream().filter(Books.Order::confirmed).count(),
                books.orders().stream().filter(Books.Order::undone).count());
    }

    static List<Invariant> judge(Evidence evidence, Books books, long deadBefore) {
        List<Invariant> rows = new ArrayList<>();
        int hit = evidence.hit().size();
        rows.add(
                Invariant.none(
                        "components that died or did not start again",
                        hit,
                        evidence.failedStarts()));
        rows.addAll(new Answers(evidence, books).judge());
        rows.addAll(new Units(evidence, books).judge());
        rows.addAll(new Sales(evidence, books).judge());
        rows.addAll(new Charges(books).judge());
        rows.addAll(new Messages(evidence, books, deadBefore).judge());
        return List.copyOf(rows);
    }
}
