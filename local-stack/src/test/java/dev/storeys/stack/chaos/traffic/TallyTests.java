package dev.storeys.stack.chaos.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.stack.chaos.traffic.Tally.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TallyTests {

    private static final Duration FAST = Duration.ofMillis(10);
    private static final Duration LATE = Duration.ofMillis(400);
    private static final Duration LIMIT = Duration.ofMillis(50);

    private final Tally tally = new Tally();

    @Test
    void tellsServedRefusedAndFailedApart() {
        tally.add(visit(Route.BROWSE, 0, FAST, new Reply(200, "", "")));
        tally.add(visit(Route.BROWSE, 0, FAST, new Reply(503, "", "", true)));
        tally.add(visit(Route.BROWSE, 0, LATE, new Reply(429, "", "", false)));
        tally.add(visit(Route.BROWSE, 0, FAST, new Reply(0, "", "gone")));
        tally.add(visit(Route.CHECKOUT, 0, FAST, new Reply(202, "", "")));

        assertThat(tally.sent()).isEqualTo(5);
        assertThat(tally.served()).isEqualTo(2);
        assertThat(tally.served(List.of(Route.BROWSE))).isEqualTo(25);
        assertThat(tally.served(List.of(Route.CHECKOUT))).isEqualTo(100);
        assertThat(tally.refused()).isEqualTo(2);
        assertThat(tally.curt()).isEqualTo(1);
        assertThat(tally.p99OfRefusals()).isGreaterThanOrEqualTo(LATE);
        assertThat(tally.failures()).containsExactly("BROWSE: 0 gone");
    }

    @Test
    void isCalmAfterTheLastFiveSecondsThatWereNot() {
        assertThat(tally.calmAfter(LIMIT)).isZero();
        tally.add(visit(Route.BROWSE, 0, FAST, new Reply(503, "", "", true)));
        tally.add(visit(Route.BROWSE, 1, FAST, new Reply(200, "", "")));
        tally.add(visit(Route.BROWSE, 7, LATE, new Reply(200, "", "")));
        tally.add(visit(Route.BROWSE, 13, FAST, new Reply(200, "", "")));
        assertThat(tally.calmAfter(LIMIT)).isEqualTo(10);
        assertThat(tally.calmAfter(LATE.multipliedBy(2))).isEqualTo(5);
    }

    @Test
    void isCalmWhenOneOfManyWaited() {
        for (int visit = 0; visit < 300; visit++) {
            tally.add(visit(Route.BROWSE, visit % 3, FAST, new Reply(200, "", "")));
        }
        tally.add(visit(Route.BROWSE, 4, LATE, new Reply(200, "", "")));
        assertThat(tally.calmAfter(LIMIT)).isZero();
    }

    @Test
    void takesOnlyTheDoorsWordForWhoWasTurnedAway() {
        Reply door = new Reply(503, "{\"type\":\"urn:storeys:problem:overloaded\"}", "", true);
        Deal deal =
                new Deal(
                        new Purchase(
                                "k",
                                new Shopper(new UUID(0, 1), "", ""),
                                new Article(new UUID(0, 2), "s", 1, 1),
                                1,
                                ""));
        assertThat(deal.isTurnedAway()).isFalse();
        deal.heard(door);
        assertThat(deal.isTurnedAway()).isTrue();
        deal.heard(new Reply(503, "", "", true));
        assertThat(deal.isTurnedAway()).isFalse();
    }

    private static Outcome visit(Route route, int second, Duration took, Reply reply) {
        return new Outcome(route, second, took, took, reply);
    }
}
