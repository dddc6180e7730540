package dev.storeys.user.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.storeys.user.UserServiceTest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

class LoginThrottleTests extends UserServiceTest {

    private static final int BOTH = 3;
    private static final int ACCOUNT = 8;
    private static final int ADDRESS = 12;
    private static final String HERE = "203.0.113.1";

    @Autowired LoginFailures failures;
    @Autowired JdbcClient jdbc;

    private final String ada = "ada-" + UUID.randomUUID() + "@example.com";
    private final AtomicInteger checks = new AtomicInteger();
    private LoginThrottle throttle;

    @BeforeEach
    void countFromNothing() {
        jdbc.sql("DELETE FROM users.login_failures").update();
        throttle = throttle(Duration.ofMinutes(15));
    }

    private LoginThrottle throttle(Duration window) {
        return new LoginThrottle(failures, new ThrottleSettings(window, BOTH, ACCOUNT, ADDRESS));
    }

    @Test
    void refusesOneClientAtOneAccountBeforeThePasswordIsLookedAt() {
        for (int i = 0; i < BOTH; i++) {
            assertThat(fails(ada, HERE)).isTrue();
        }

        assertIsRefused(ada, HERE);
        assertThat(checks).hasValue(BOTH);
    }

    @Test
    void refusesARightPasswordAsWell() {
        for (int i = 0; i < BOTH; i++) {
            fails(ada, HERE);
        }

        assertThatExceptionOfType(TooManyFailedLogins.class)
                .isThrownBy(() -> throttle.guard(ada, HERE, () -> Optional.of("Ada")));
    }

    @Test
    void letsTheCustomerInWhileAStrangerIsRefused() {
        for (int i = 0; i < BOTH; i++) {
            fails(ada, HERE);
        }

        assertThat(throttle.guard(ada, "203.0.113.2", () -> Optional.of("Ada"))).contains("Ada");
        assertIsRefused(ada, HERE);
    }

    @Test
    void refusesManyClientsAtOneAccount() {
        for (int i = 0; i < ACCOUNT; i++) {
            assertThat(fails(ada, "198.51.100." + i)).isTrue();
        }

        assertIsRefused(ada, "198.51.100.99");
        assertThat(fails("other-" + ada, "198.51.100.99")).isTrue();
    }

    @Test
    void refusesOneClientAtManyAccounts() {
        for (int i = 0; i < ADDRESS; i++) {
            assertThat(fails(i + ada, HERE)).isTrue();
        }

        assertIsRefused("new-" + ada, HERE);
        assertThat(fails("new-" + ada, "203.0.113.2")).isTrue();
    }

    @Test
    void countsFailuresOnly() {
        for (int i = 0; i < 5 * ADDRESS; i++) {
            assertThat(throttle.guard(i % 2 + ada, HERE, () -> Optional.of("Ada"))).isPresent();
        }

        assertThat(rows()).isZero();
    }

    @Test
    void forgetsTheFailuresOfOneWhoKnowsThePassword() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < BOTH - 1; i++) {
                assertThat(fails(ada, HERE)).isTrue();
            }
            assertThat(throttle.guard(ada, HERE, () -> Optional.of("Ada"))).isPresent();
        }
    }

    @Test
    void takesAnAccountForTheSameHoweverItIsSpelled() {
        for (int i = 0; i < BOTH; i++) {
            fails(i % 2 == 0 ? ada : ada.toUpperCase(java.util.Locale.ROOT), HERE);
        }

        assertIsRefused(ada, HERE);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2:ffff::7, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "::ffff:203.0.113.1, 203.0.113.1, true",
        "203.0.113.1, 203.0.113.2, false",
        "no address, no address, true"
    })
    void knowsAClientByItsNetwork(String one, String other, boolean same) {
        assertThat(Attempt.of(ada, one).equals(Attempt.of(ada, other))).isEqualTo(same);
    }

    @Test
    void tellsWhenToComeAgainAndForgetsThen() {
        throttle = throttle(Duration.ofMinutes(2));
        for (int i = 0; i < BOTH; i++) {
            fails(ada, HERE);
        }
        assertThatExceptionOfType(TooManyFailedLogins.class)
                .isThrownBy(() -> fails(ada, HERE))
                .satisfies(refusal -> {
                    assertThat(refusal.getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
                    String seconds = refusal.getHeaders().getFirst(HttpHeaders.RETRY_AFTER);
                    assertThat(Integer.parseInt(seconds)).isBetween(100, 120);
                });

        jdbc.sql("UPDATE users.login_failures SET expires_at = now() - interval '1 s'").update();

        assertThat(fails(ada, HERE)).isTrue();
        jdbc.sql("UPDATE users.login_failures SET expires_at = now() - interval '1 s'").update();
        throttle.forgetExpired();
        assertThat(rows()).isZero();
    }

    @Test
    void isWorthNoMoreToThoseWhoComeAtOnce() throws Exception {
        CountDownLatch all = new CountDownLatch(20);
        Callable<Boolean> guess =
                () -> {
                    try {
                        throttle.guard(
                                ada,
                                HERE,
                                () -> {
                                    all.countDown();
                                    await(all);
                                    return Optional.empty();
                                });
                        return true;
                    } catch (TooManyFailedLogins refused) {
                        return false;
                    }
                };
        long answered;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answered =
                    threads.invokeAll(Collections.nCopies(20, guess)).stream()
                            .filter(Future::resultNow)
                            .count();
        }

        assertThat(answered).isEqualTo(BOTH);
        assertIsRefused(ada, HERE);
    }

    @Test
    void refusesTheRightGuessOfABurstOfThem() {
        assertThatExceptionOfType(TooManyFailedLogins.class)
                .isThrownBy(() ->
                        throttle.guard(
                                ada,
                                HERE,
                                () -> {
                                    for (int i = 0; i < BOTH; i++) {
                                        fails(ada, HERE);
                                    }
                                    return Optional.of("Ada");
                                }));
    }

    @Test
    void keepsNoAddresses() {
        fails(ada, HERE);

        List<String> rows =
                jdbc.sql("SELECT row::text FROM users.login_failures row")
                        .query(String.class)
                        .list();
        assertThat(rows).hasSize(3).noneMatch(row -> row.contains(ada) || row.contains(HERE));
    }

    private boolean fails(String email, String address) {
        return throttle.guard(
                        email,
                        address,
                        () -> {
                            checks.incrementAndGet();
                            return Optional.empty();
                        })
                .isEmpty();
    }

    private void assertIsRefused(String email, String address) {
        assertThatExceptionOfType(TooManyFailedLogins.class)
                .isThrownBy(() -> fails(email, address));
    }

    private int rows() {
        return jdbc.sql("SELECT count(*) FROM users.login_failures").query(Integer.class).single();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
