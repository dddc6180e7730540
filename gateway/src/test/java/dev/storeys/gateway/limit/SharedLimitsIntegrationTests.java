package dev.storeys.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.storeys.gateway.limit.Limits.Caller;
import dev.storeys.gateway.redis.RedisLink;
import dev.storeys.testing.TestServers;
import io.lettuce.core.RedisClient;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two gateways' limits and a real Redis, which may be frozen or missing. */
class SharedLimitsIntegrationTests {

    private static final long RATE = 100;
    private static final long BURST = 200;
    // So many that asking ten times a second does not use them up before the answer is there.
    private static final int SLOW_BURST = 50;
    private static final Duration FLUSH = Duration.ofMillis(100);

    /**
     * What a gateway cannot tell Redis in this time it forgets, so that both together allow more: a
     * tenth of a second, as in earnest, is over too soon on a busy machine. It is over while Redis
     * is frozen all the same.
     */
    private static final Duration TIMEOUT = Duration.ofMillis(1200);

    /** The promise is of a minute; {@code -Dstoreys.test.limit-seconds=60} keeps its word. */
    private static final int SECONDS = Integer.getInteger("storeys.test.limit-seconds", 10);

    private final Caller greedy = caller();
    private final Gateway one = new Gateway(TestServers.redisUrl());
    private final Gateway two = new Gateway(TestServers.redisUrl());

    @BeforeEach
    void connect() {
        await().until(() -> one.redis.connection() != null && two.redis.connection() != null);
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    @Test
    void allowTogetherWhatOneWouldAllowAndOthersLoseNothing() {
        Caller modest = caller();
        knowWhatTheOtherAllowed();
        long refusedToModest = 0;
        long begin = System.nanoTime();
        double end = 0;
        double gap = 0;
        long allowed = 0;
        long sent = 0;
        while (end < SECONDS) {
            long due = (long) (passed(begin) * RATE * 5);
            for (; sent < due; sent++) {
                allowed += (sent % 2 == 0 ? one : two).allows(greedy);
                if (sent % 50 == 0) {
                    refusedToModest += 1 - one.allows(modest);
                }
            }
            double now = passed(begin);
            gap = Math.max(gap, now - end);
            end = now;
            LockSupport.parkNanos(1_000_000);
        }
        double expected = BURST + RATE * end;
        // What has come together while nobody asked, two may give away before they agree.
        assertThat((double) allowed).isCloseTo(expected, within(0.02 * expected + RATE * gap));
        assertThat(refusedToModest).isZero();
    }

    /**
     * One uses a bucket up that hardly fills; the other asks, learns of it, and refuses as well.
     */
    @Test
    void knowWhatTheOtherAllowed() {
        Caller probe = new Caller(RouteClass.LOGIN, UUID.randomUUID().toString());
        for (int time = 0; time < SLOW_BURST; time++) {
            assertThat(one.allows(probe)).isOne();
        }
        await().atMost(Duration.ofSeconds(3)).until(() -> two.allows(probe) == 0);
    }

    @Test
    void goOnByThemselvesWhileRedisIsFrozenAndNobodyWaits() {
        knowWhatTheOtherAllowed();
        pauseRedis(Duration.ofSeconds(4));
        long begin = System.nanoTime();
        long allowed = 0;
        double longest = 0;
        double end = 0;
        int answer = 0;
        while (end < 1.5 || answer == 1) {
            LockSupport.parkNanos(answer == 1 ? 0 : 500_000);
            double before = passed(begin);
            answer = one.allows(greedy);
            end = passed(begin);
            allowed += answer;
            longest = Math.max(longest, end - before);
        }
        assertThat((double) allowed).isCloseTo(BURST + RATE * end, within(RATE * 0.2));
        // Whoever waited for Redis would have done so until the timeout.
        assertThat(longest).isLessThan(1);
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .untilAsserted(this::knowWhatTheOtherAllowed);
    }

    @Test
    void limitWithoutRedisAtAll() {
        try (Gateway alone = new Gateway("redis://127.0.0.1:1")) {
            long allowed = 0;
            for (int time = 0; time < 2 * BURST; time++) {
                allowed += alone.allows(greedy);
            }
            assertThat(allowed).isBetween(BURST, BURST + RATE);
        }
    }

    private static double passed(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static Caller caller() {
        return new Caller(RouteClass.READ, UUID.randomUUID().toString());
    }

    private static void pauseRedis(Duration pause) {
        try (RedisClient client = RedisClient.create(TestServers.redisUrl());
                var connection = client.connect()) {
            var arguments =
                    new CommandArgs<>(StringCodec.UTF8)
                            .add("PAUSE")
                            .add(pause.toMillis())
                            .add("ALL");
            connection
                    .sync()
                    .dispatch(CommandType.CLIENT, new StatusOutput<>(StringCodec.UTF8), arguments);
        }
    }

    /** As much of a gateway as limits. */
    private static final class Gateway implements AutoCloseable {

        private final RedisLink redis;
        private final Limits limits;
        private final SharedLimits shared;

        Gateway(String redisUrl) {
            redis = new RedisLink(redisUrl, TIMEOUT);
            var read = new LimitSettings.Read(RATE, Duration.ofSeconds(1), BURST);
            limits =
                    new Limits(
                            new LimitSettings(
                                    true,
                                    new LimitSettings.Login(1, Duration.ofHours(1), SLOW_BURST),
                                    new LimitSettings.Write(5, Duration.ofSeconds(1), 5),
                                    read,
                                    FLUSH,
                                    100));
            shared = new SharedLimits(limits, redis, FLUSH);
        }

        int allows(Caller caller) {
            return limits.take(caller).allowed() ? 1 : 0;
        }

        @Override
        public void close() {
            shared.destroy();
            redis.destroy();
        }
    }
}
