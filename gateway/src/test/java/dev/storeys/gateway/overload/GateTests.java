package dev.storeys.gateway.overload;

import static dev.storeys.gateway.overload.Priority.ACCOUNT;
import static dev.storeys.gateway.overload.Priority.BROWSE;
import static dev.storeys.gateway.overload.Priority.CHECKOUT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GateTests {

    private static final int LEAST = 10;
    private static final int MOST = 100;
    private static final Duration SLOW = Duration.ofMillis(200);

    private final AtomicLong now = new AtomicLong(1);

    @Test
    void letsAnybodyInWhileThereIsRoom() {
        Gate gate = gate(LEAST, LEAST);
        assertThat(enter(gate, BROWSE, LEAST)).hasSize(LEAST);
        assertThat(gate.tryEnter(BROWSE)).isNull();
    }

    @Test
    void keepsRoomForWhatIsMoreImportant() {
        Gate gate = gate(LEAST, LEAST);
        enter(gate, BROWSE, LEAST);
        assertThat(enter(gate, CHECKOUT, LEAST)).hasSize(6);
        assertThat(enter(gate, ACCOUNT, LEAST)).hasSize(2);
    }

    @Test
    void givesThePlacesOfThoseWhoLeaveToTheMoreImportantFirst() {
        Gate gate = gate(LEAST, LEAST);
        List<Permit> browsing = enter(gate, BROWSE, LEAST);
        enter(gate, CHECKOUT, 6);

        browsing.subList(0, 6).forEach(Permit::succeeded);

        assertThat(gate.inside()).isEqualTo(LEAST);
        assertThat(gate.tryEnter(BROWSE)).isNull();
    }

    @Test
    void doesNotShutLookingAroundOutForGood() {
        Gate gate = gate(LEAST, LEAST);
        enter(gate, CHECKOUT, LEAST);
        assertThat(enter(gate, BROWSE, LEAST)).hasSize(2);
    }

    @Test
    void letsFewerInWhileAnswersAreSlowAndMoreWhenTheyAreNot() {
        Gate gate = gate(LEAST, MOST);
        int begun = gate.limit();
        waves(gate, 5, SLOW.plusMillis(1));
        assertThat(gate.limit()).isLessThan(begun);
        waves(gate, 100, SLOW.multipliedBy(5));
        assertThat(gate.limit()).isEqualTo(LEAST);

        waves(gate, 20, SLOW.dividedBy(2));
        assertThat(gate.limit()).isGreaterThan(LEAST);
        waves(gate, 1000, SLOW.dividedBy(2));
        assertThat(gate.limit()).isEqualTo(MOST);
    }

    /** One answer in a second is too few for a window of a second, and all the more a reason. */
    @Test
    void letsFewerInThoughThereAreHardlyAnyAnswers() {
        Gate gate = gate(LEAST, MOST);
        for (int second = 0; second < 200; second++) {
            wave(gate, enter(gate, BROWSE, 1), Duration.ofSeconds(1));
        }
        assertThat(gate.limit()).isEqualTo(LEAST);
    }

    @Test
    void letsFewerInWhenSomethingTimedOutAmongFastAnswers() {
        Gate gate = gate(LEAST, MOST);
        int begun = gate.limit();
        List<Permit> inside = enter(gate, BROWSE, LEAST);
        now.addAndGet(SLOW.dividedBy(2).toNanos());
        inside.getFirst().dropped();
        inside.forEach(Permit::succeeded);
        assertThat(gate.limit()).isLessThan(begun);
    }

    @Test
    void doesNotRiseWhileNobodyNeedsIt() {
        Gate gate = gate(LEAST, MOST);
        int begun = gate.limit();
        for (int time = 0; time < 1000; time++) {
            wave(gate, enter(gate, BROWSE, 2), SLOW.dividedBy(2));
        }
        assertThat(gate.limit()).isEqualTo(begun);
    }

    @Test
    void hasMoreRoomForMoreInstances() {
        Gate gate = new Gate(settings(LEAST, LEAST), 3, now::get);
        assertThat(enter(gate, BROWSE, 100)).hasSize(3 * LEAST);
    }

    @Test
    void takesAPlaceBackOnce() {
        Gate gate = gate(LEAST, LEAST);
        Permit permit = enter(gate, BROWSE, 1).getFirst();
        permit.succeeded();
        permit.dropped();
        permit.ignored();
        assertThat(gate.inside()).isZero();
    }

    @Test
    void losesNoPlaceAmongMany() {
        Gate gate = gate(LEAST, LEAST);
        AtomicInteger entered = new AtomicInteger();
        int threads = 8;
        try (ExecutorService people = Executors.newFixedThreadPool(threads)) {
            for (int thread = 0; thread < threads; thread++) {
                people.execute(() -> {
                    for (int time = 0; time < 20_000; time++) {
                        Permit permit = gate.tryEnter(BROWSE);
                        if (permit != null) {
                            entered.incrementAndGet();
                            permit.ignored();
                        }
                    }
                });
            }
        }
        assertThat(entered.get()).isPositive();
        assertThat(gate.inside()).isZero();
        assertThat(enter(gate, BROWSE, 100)).hasSize(LEAST);
    }

    private Gate gate(int least, int most) {
        return new Gate(settings(least, most), 1, now::get);
    }

    private static OverloadSettings settings(int least, int most) {
        return new OverloadSettings(true, least, most, SLOW, 60, 20);
    }

    private void waves(Gate gate, int times, Duration took) {
        for (int time = 0; time < times; time++) {
            wave(gate, enter(gate, BROWSE, gate.limit()), took);
        }
    }

    private void wave(Gate gate, List<Permit> inside, Duration took) {
        now.addAndGet(took.toNanos());
        inside.forEach(Permit::succeeded);
        assertThat(gate.inside()).isZero();
    }

    /** As many as can, up to so many. */
    private static List<Permit> enter(Gate gate, Priority priority, int wanting) {
        List<Permit> permits = new ArrayList<>();
        for (int one = 0; one < wanting; one++) {
            Permit permit = gate.tryEnter(priority);
            if (permit != null) {
                permits.add(permit);
            }
        }
        return permits;
    }
}
