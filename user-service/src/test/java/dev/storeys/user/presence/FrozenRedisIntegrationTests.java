package dev.storeys.user.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.testing.TestServers;
import dev.storeys.user.presence.Instance.Answer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Redis stands still with its connections open, which is worse than being gone. */
class FrozenRedisIntegrationTests {

    private static final int LOOKS = 150;
    private static final int REFRESHES = 40;
    private static final int LOGINS = 12;
    private static final Duration MOST_MORE = Duration.ofMillis(100);
    private static final int ROUNDS = 6;
    private static final Duration A_WHILE = Duration.ofSeconds(20);

    private final String email = UUID.randomUUID() + "@example.com";
    private Answer pair;

    @Test
    void keepsNobodyWaiting() throws Exception {
        try (RedisProcess redis = new RedisProcess();
                Instance service =
                        Instance.on(
                                TestServers.jdbcUrl(),
                                "--storeys.user.sessions.store=redis",
                                "--spring.data.redis.url=" + redis.url())) {
            service.register(email);
            pair = service.login(email);
            Answer ended = service.login(email);
            await().atMost(A_WHILE).until(() -> isKnown(redis, service, ended));
            measure(service);
            boolean kept = false;
            for (int round = 0; round < ROUNDS && !kept; round++) {
                kept = waitsLittle(redis, service);
            }
            assertThat(kept).isTrue();

            redis.freeze();
            assertThat(service.logout(ended.refresh()).status()).isEqualTo(204);
            assertThat(service.me(ended.access())).isEqualTo(401);
            redis.thaw();
            await().atMost(A_WHILE)
                    .failFast(() -> service.me(ended.access()) == 200)
                    .until(() -> "ended".equals(value(redis, ended)));
            assertThat(service.me(pair.access())).isEqualTo(200);
        }
    }

    /** On a busy machine both times are longer, one of them by chance: so it may be tried again. */
    private boolean waitsLittle(RedisProcess redis, Instance service) throws Exception {
        Times before = measure(service);
        redis.freeze();
        Times frozen = measure(service);
        redis.thaw();
        System.out.printf("Redis is there: %s%nRedis is frozen: %s%n", before, frozen);
        await().atMost(A_WHILE).until(() -> isKnown(redis, service, pair));
        return frozen.exceeds(before).compareTo(MOST_MORE) <= 0;
    }

    /** The 99th percentiles. */
    private record Times(Duration looks, Duration refreshes, Duration logins) {

        Duration exceeds(Times other) {
            return Collections.max(
                    List.of(
                            looks.minus(other.looks),
                            refreshes.minus(other.refreshes),
                            logins.minus(other.logins)));
        }
    }

    private Times measure(Instance service) throws Exception {
        Duration looks = p99(LOOKS, () -> service.me(pair.access()));
        Duration refreshes =
                p99(
                        REFRESHES,
                        () -> {
                            pair = service.refresh(pair.refresh());
                            return pair.status();
                        });
        return new Times(looks, refreshes, p99(LOGINS, () -> service.login(email).status()));
    }

    private static Duration p99(int times, Callable<Integer> question) throws Exception {
        List<Duration> took = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long begun = System.nanoTime();
            assertThat(question.call()).isEqualTo(200);
            took.add(Duration.ofNanos(System.nanoTime() - begun));
        }
        Collections.sort(took);
        return took.get((int) Math.ceil(0.99 * times) - 1);
    }

    private static boolean isKnown(RedisProcess redis, Instance service, Answer pair)
            throws Exception {
        return service.me(pair.access()) == 200 && value(redis, pair) != null;
    }

    private static String value(RedisProcess redis, Answer pair) {
        try (RedisClient client = RedisClient.create(redis.url());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            return connection.sync().get("session:" + Tokens.session(pair.access()));
        }
    }
}
