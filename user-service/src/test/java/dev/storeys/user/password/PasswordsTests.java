package dev.storeys.user.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordsTests {

    private static final Password RIGHT = new Password("correct horse");
    private static final Password WRONG = new Password("battery staple");

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Configuration
    @EnableConfigurationProperties(PasswordSettings.class)
    @Import(Passwords.class)
    static class Settings {}

    @Test
    void areHashedWithArgon2idOf19MebibytesAndTwoPasses() {
        application.run(context -> {
            Passwords passwords = context.getBean(Passwords.class);
            PasswordHash hash = passwords.hash(RIGHT);

            assertThat(hash.phc()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
            assertThat(passwords.hash(RIGHT)).isNotEqualTo(hash);
            assertThat(passwords.matches(RIGHT, hash)).isTrue();
            assertThat(passwords.matches(WRONG, hash)).isFalse();
            assertThat(passwords.matches(RIGHT, null)).isFalse();
        });
    }

    @Test
    void cannotBeHashedMoreWeakly() {
        application
                .withPropertyValues("storeys.user.passwords.memory=18MB")
                .run(context -> assertThat(context).hasFailed());
        application
                .withPropertyValues("storeys.user.passwords.iterations=1")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void takeTheSameWorkForNobody() {
        CountingEncoder encoder = new CountingEncoder();
        Passwords passwords = new Passwords(encoder, 1, Duration.ZERO);

        assertThat(passwords.matches(new Password("anything"), null)).isFalse();

        assertThat(encoder.compared).hasValue(1);
    }

    @Test
    void areRefusedWhenTooManyWait() throws InterruptedException {
        StuckEncoder encoder = new StuckEncoder();
        Passwords passwords = new Passwords(encoder, 1, Duration.ofMillis(20));
        encoder.stuck = true;
        Thread first = Thread.ofVirtual().start(() -> passwords.hash(RIGHT));
        encoder.entered.await();

        assertThatExceptionOfType(TooManyLogins.class)
                .isThrownBy(() -> passwords.hash(RIGHT))
                .satisfies(busy -> {
                    assertThat(busy.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
                    assertThat(busy.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
                });

        encoder.leave.countDown();
        first.join();
        assertThat(passwords.hash(RIGHT)).isNotNull();
    }

    @Test
    void areRefusedAtOnceWhenWaitingWouldBeInVain() throws Exception {
        StuckEncoder encoder = new StuckEncoder();
        Duration maxWait = Duration.ofSeconds(10);
        Passwords passwords = new Passwords(encoder, 1, maxWait);
        encoder.slow = Duration.ofMillis(200);
        long longest = 0;
        for (int hash = 0; hash < 10; hash++) {
            long begin = System.nanoTime();
            passwords.hash(RIGHT);
            longest = Math.max(longest, System.nanoTime() - begin);
        }
        encoder.stuck = true;
        Thread first = Thread.ofVirtual().start(() -> passwords.hash(RIGHT));
        encoder.entered.await();

        // A hash takes 140 ms and more by now, so a hundred would take longer than ten seconds.
        List<Thread> waiting = new ArrayList<>();
        AtomicInteger refused = new AtomicInteger();
        for (int person = 0; person < 100; person++) {
            waiting.add(Thread.ofVirtual().start(() -> refuse(passwords, refused)));
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> refused.get() > 0);

        encoder.slow = Duration.ZERO;
        encoder.stuck = false;
        encoder.leave.countDown();
        first.join();
        for (Thread person : waiting) {
            person.join();
        }
        // Nobody was refused who had come in time if every hash took as long as the longest.
        assertThat(refused).hasValueLessThanOrEqualTo(100 - (int) (maxWait.toNanos() / longest));
    }

    private static void refuse(Passwords passwords, AtomicInteger refused) {
        try {
            passwords.hash(RIGHT);
        } catch (TooManyLogins busy) {
            refused.incrementAndGet();
        }
    }

    private static class CountingEncoder implements PasswordEncoder {

        final AtomicInteger compared = new AtomicInteger();

        @Override
        public String encode(CharSequence clear) {
            return "hash of " + clear;
        }

        @Override
        public boolean matches(CharSequence clear, String hash) {
            compared.incrementAndGet();
            return encode(clear).equals(hash);
        }
    }

    private static class StuckEncoder extends CountingEncoder {

        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch leave = new CountDownLatch(1);
        volatile boolean stuck;
        volatile Duration slow = Duration.ZERO;

        @Override
        public String encode(CharSequence clear) {
            LockSupport.parkNanos(slow.toNanos());
            if (stuck) {
                entered.countDown();
                try {
                    leave.await();
                } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                }
            }
            return super.encode(clear);
        }
    }
}
