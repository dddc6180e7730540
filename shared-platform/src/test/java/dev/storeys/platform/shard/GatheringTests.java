package dev.storeys.platform.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.QueryTimeoutException;

@Timeout(30)
class GatheringTests {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final CountDownLatch answer = new CountDownLatch(1);
    private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();

    private static Gathering over(Duration deadline) {
        return new Gathering(List.of(place("a"), place("b")), deadline);
    }

    private static Place place(String name) {
        return new Place(
                name,
                () -> {
                    throw new IllegalStateException("Nobody needs a connection here");
                });
    }

    @Test
    void hasWhatEachOfThemHas() {
        assertThat(over(LONG).all(() -> List.of(Place.here(), "both")))
                .containsExactly("a", "both", "b", "both");
    }

    @Test
    void findsOnOneWhileTheOtherFails() {
        Supplier<Optional<String>> query =
                () -> {
                    if (Place.here().equals("a")) {
                        throw new IllegalStateException("away");
                    }
                    return Optional.of("it");
                };
        assertThat(over(LONG).any(query)).contains("it");
    }

    @Test
    void saysNothingOnlyIfEachDoes() {
        assertThat(over(LONG).any(Optional::empty)).isEmpty();
        assertThatThrownBy(() -> over(LONG).any(() -> nothingAtB("away"))).hasMessage("away");
    }

    private static Optional<String> nothingAtB(String problem) {
        if (Place.here().equals("a")) {
            throw new IllegalStateException(problem);
        }
        return Optional.empty();
    }

    @Test
    void doesNotInterruptTheOneThatIsLate() throws Exception {
        assertThatThrownBy(() -> over(Duration.ofMillis(50)).all(this::lateAtB))
                .isInstanceOf(QueryTimeoutException.class)
                .hasMessage("b did not answer within PT0.05S");
        answer.countDown();
        assertThat(interrupted.get(10, TimeUnit.SECONDS)).isFalse();
    }

    private List<String> lateAtB() {
        if (Place.here().equals("b")) {
            try {
                answer.await();
                interrupted.complete(Thread.currentThread().isInterrupted());
            } catch (InterruptedException interrupt) {
                interrupted.complete(true);
            }
        }
        return List.of();
    }
}
