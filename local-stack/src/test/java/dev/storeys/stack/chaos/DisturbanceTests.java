package dev.storeys.stack.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.stack.chaos.audit.Invariant;
import dev.storeys.stack.chaos.traffic.Reply;
import dev.storeys.stack.chaos.traffic.Route;
import dev.storeys.stack.chaos.traffic.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** For everything that may be noticed there is a case in which it must be. */
class DisturbanceTests {

    private static final Instant FROZEN = Instant.parse("2026-01-01T00:00:30Z");
    private static final Instant THAWED = FROZEN.plusSeconds(30);
    private static final Reply FINE = new Reply(200, "", "", false);
    private static final Reply REFUSED = new Reply(503, "", "", true);

    private final List<Visit> visits = new ArrayList<>();

    /** A breaker that opens after 3 s, and a route that does not notice. */
    @BeforeEach
    void asItShouldBe() {
        for (int second = -30; second < 40; second++) {
            boolean away = second >= 0 && second < 30;
            visit(Route.HISTORY, second, 30, FINE);
            visit(Route.BROWSE, second, away && second < 3 ? 3_000 : 5, away ? REFUSED : FINE);
        }
    }

    @Test
    void findsNothingWrong() {
        assertThat(broken()).isEmpty();
    }

    @Test
    void seesOthersSlowDown() {
        visit(Route.HISTORY, 10, 90, FINE);
        assertThat(broken()).containsExactly("it: p99 of the others");
    }

    @Test
    void leavesPasswordsOutOfIt() {
        visit(Route.LOGIN, 10, 300, FINE);
        assertThat(broken()).isEmpty();
    }

    @Test
    void takesLittleForNothing() {
        visit(Route.HISTORY, 10, 49, FINE);
        assertThat(broken()).isEmpty();
    }

    @Test
    void seesOthersFail() {
        visit(Route.HISTORY, 10, 5, REFUSED);
        assertThat(broken()).containsExactly("it: others that failed");
    }

    @Test
    void seesThatNobodyIsRefusedAtOnce() {
        replace(Route.BROWSE, 0, 30, 3_000, REFUSED);
        assertThat(broken())
                .containsExactly(
                        "it: browse refused at once after", "it: browse at once from then on");
    }

    @Test
    void seesThatABreakerOpensLateOrDoesNotStayOpen() {
        replace(Route.BROWSE, 3, 7, 3_000, REFUSED);
        assertThat(broken()).containsExactly("it: browse refused at once after");
        replace(Route.BROWSE, 8, 30, 3_000, REFUSED);
        assertThat(broken())
                .containsExactly(
                        "it: browse refused at once after", "it: browse at once from then on");
    }

    @Test
    void seesARefusalThatDoesNotSayWhenToComeAgain() {
        replace(Route.BROWSE, 10, 11, 5, new Reply(503, "", "", false));
        assertThat(broken()).containsExactly("it: browse refused without a when");
    }

    @Test
    void seesThatARouteStaysClosedOrNeverOpens() {
        replace(Route.BROWSE, 30, 37, 5, REFUSED);
        assertThat(broken()).containsExactly("it: browse well again after");
        replace(Route.BROWSE, 37, 40, 5, REFUSED);
        assertThat(broken()).containsExactly("it: browse well again after");
    }

    @Test
    void asksForTheCircuitThatNobodySeesFromOutside() {
        Dependency dependency = dependency("provider");
        assertThat(broken(dependency, null)).containsExactly("it: circuit provider open after");
        assertThat(broken(dependency, Duration.ofSeconds(6)))
                .containsExactly("it: circuit provider open after");
        assertThat(broken(dependency, Duration.ofSeconds(4))).isEmpty();
    }

    private void replace(Route route, int from, int to, long millis, Reply reply) {
        visits.removeIf(visit ->
                visit.route() == route
                        && !visit.due().isBefore(FROZEN.plusSeconds(from))
                        && visit.due().isBefore(FROZEN.plusSeconds(to)));
        for (int second = from; second < to; second++) {
            visit(route, second, millis, reply);
        }
    }

    private void visit(Route route, int second, long millis, Reply reply) {
        visits.add(new Visit(route, FROZEN.plusSeconds(second), Duration.ofMillis(millis), reply));
    }

    private List<String> broken() {
        return broken(dependency(""), null);
    }

    private List<String> broken(Dependency dependency, Duration circuitOpened) {
        return new Disturbance(dependency, FROZEN, THAWED, visits)
                .judge(circuitOpened).stream()
                        .filter(row -> !row.holds())
                        .map(Invariant::name)
                        .toList();
    }

    private static Dependency dependency(String circuit) {
        return new Dependency(
                "it", EnumSet.of(Route.BROWSE), EnumSet.of(Route.HISTORY, Route.LOGIN), circuit);
    }
}
