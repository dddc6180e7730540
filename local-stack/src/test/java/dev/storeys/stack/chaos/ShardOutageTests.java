package dev.storeys.stack.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.stack.chaos.audit.Invariant;
import dev.storeys.stack.chaos.traffic.Reply;
import dev.storeys.stack.chaos.traffic.Route;
import dev.storeys.stack.chaos.traffic.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** For everything that may be noticed there is a case in which it must be. */
class ShardOutageTests {

    private static final Instant GONE = Instant.parse("2026-01-01T00:00:30Z");
    private static final Instant BACK = GONE.plusSeconds(30);
    private static final Reply FINE = new Reply(200, "", "", false);
    private static final Reply LATER = new Reply(503, "{\"status\":503}", "", true);

    private final List<Visit> there = new ArrayList<>();
    private final List<Visit> elsewhere = new ArrayList<>();

    /** Reads go on, changes are refused from the second second on. */
    @BeforeEach
    void asItShouldBe() {
        for (int second = -30; second < 40; second++) {
            boolean away = second >= 0 && second < 30;
            for (Route route : ShardOutage.ALL) {
                elsewhere.add(visit(route, second, 20, FINE));
            }
            for (Route route : ShardOutage.OWN) {
                boolean read = route == Route.HISTORY || route == Route.INBOX;
                int took = away && !read && second < 2 ? 1_000 : 10;
                there.add(visit(route, second, took, away && !read ? LATER : FINE));
            }
        }
    }

    @Test
    void findsNothingWrong() {
        assertThat(broken(true)).isEmpty();
    }

    @Test
    void seesThatOneElsewhereWasRefused() {
        elsewhere.add(visit(Route.CHECKOUT, 5, 20, LATER));
        assertThat(broken(true)).containsExactly("it, elsewhere: checkout failed");
    }

    @Test
    void seesThatOneElsewhereWasNotFound() {
        elsewhere.add(visit(Route.LOGIN, 35, 20, new Reply(401, "", "", false)));
        assertThat(broken(true)).containsExactly("it, elsewhere: login failed");
    }

    @Test
    void seesOthersSlowDown() {
        for (int second = 0; second < 30; second++) {
            elsewhere.add(visit(Route.HISTORY, second, 80, FINE));
        }
        assertThat(broken(true)).containsExactly("it, elsewhere: p99");
    }

    @Test
    void seesThatReadsWereRefusedThoughOthersFollow() {
        refuse(Route.HISTORY, 3);
        assertThat(broken(true)).containsExactly("it, there: percent of history served");
    }

    @Test
    void bearsWithASessionThatIsOnThePrimaryAlone() {
        refuse(Route.HISTORY, 2);
        assertThat(broken(true)).isEmpty();
    }

    @Test
    void expectsReadsToBeRefusedWhereNobodyFollows() {
        assertThat(broken(false)).containsExactly("it, there: history refused");
    }

    @Test
    void seesThatMessagesWereRefused() {
        refuse(Route.INBOX, 3);
        assertThat(broken(true)).containsExactly("it, there: percent of inbox served");
    }

    @Test
    void seesARefusalThatDoesNotSayWhy() {
        there.add(visit(Route.CART, 10, 10, new Reply(503, "", "", true)));
        assertThat(broken(true)).containsExactly("it, there: neither served nor told when and why");
    }

    @Test
    void seesSomethingElseThanARefusal() {
        there.add(visit(Route.CART, 10, 10, new Reply(404, "{}", "", false)));
        assertThat(broken(true)).containsExactly("it, there: neither served nor told when and why");
    }

    @Test
    void seesThatEverybodyWaitsForItsEnd() {
        there.replaceAll(visit ->
                visit.reply().isUnavailable()
                        ? new Visit(
                                visit.route(), visit.due(), Duration.ofSeconds(2), visit.reply())
                        : visit);
        assertThat(broken(true))
                .containsExactly(
                        "it, there: refused at once after", "it, there: at once from then on");
    }

    @Test
    void seesThatItDoesNotComeBack() {
        there.add(visit(Route.CART, 39, 10, LATER));
        there.add(visit(Route.CART, 40, 10, FINE));
        assertThat(broken(true)).containsExactly("it, there: well again after");
    }

    @Test
    void seesThatRefusalsTakeLong() {
        for (int second = 0; second < 30; second++) {
            there.add(visit(Route.LOGIN, second, 5_000, LATER));
        }
        assertThat(broken(true)).contains("it, there: p99 of refusals");
    }

    @Test
    void provesNothingWhereNobodyWasRefused() {
        there.removeIf(visit -> visit.reply().isUnavailable());
        assertThat(broken(true))
                .contains(
                        "it, there: login refused",
                        "it, there: checkout refused",
                        "it, there: cart refused",
                        "it, there: refused at once after");
    }

    private void refuse(Route route, int times) {
        for (int second = 0; second < times; second++) {
            there.add(visit(route, second, 10, LATER));
        }
    }

    private static Visit visit(Route route, int second, int millis, Reply reply) {
        return new Visit(route, GONE.plusSeconds(second), Duration.ofMillis(millis), reply);
    }

    private List<String> broken(boolean followed) {
        return new ShardOutage("it", GONE, BACK, there, elsewhere, followed)
                .judge().stream().filter(row -> !row.holds()).map(Invariant::name).toList();
    }
}
