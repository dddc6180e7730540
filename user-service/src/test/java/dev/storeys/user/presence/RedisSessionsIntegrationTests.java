package dev.storeys.user.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.testing.TestServers;
import dev.storeys.user.presence.Instance.Answer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sessions in Redis, as two instances see them while Redis is there and while it is not. */
class RedisSessionsIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration A_WHILE = Duration.ofSeconds(20);

    private static RedisProcess redis;
    private static String database;
    private static Instance one;
    private static Instance other;

    private final String email = UUID.randomUUID() + "@example.com";
    private Answer pair;

    @BeforeAll
    static void start() throws IOException {
        redis = new RedisProcess();
        database = TestServers.jdbcUrl();
        one = instance();
        other = instance();
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        redis.close();
    }

    private static Instance instance() {
        return Instance.on(
                database,
                "--storeys.user.sessions.store=redis",
                "--storeys.user.sessions.grace=0",
                "--spring.data.redis.url=" + redis.url());
    }

    @BeforeEach
    void signIn() throws Exception {
        assertThat(one.register(email).status()).isEqualTo(201);
        pair = one.login(email);
        assertThat(pair.status()).isEqualTo(200);
        await().atMost(A_WHILE).until(() -> one.me(pair.access()) == 200 && isKnown());
        // Each connects in its own time, and asks the table until then.
        await().atMost(A_WHILE).until(this::isWrittenByTheOther);
    }

    private boolean isWrittenByTheOther() throws Exception {
        try (RedisClient client = RedisClient.create(redis.url());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            connection.sync().del(key());
        }
        return isOpenAtTheOther() && isKnown();
    }

    private boolean isOpenAtTheOther() throws Exception {
        assertThat(other.me(pair.access())).isEqualTo(200);
        return true;
    }

    private boolean isKnown() {
        return value() != null;
    }

    @Test
    void surviveTheirInstance() throws Exception {
        Answer theirs;
        try (Instance third = instance()) {
            theirs = third.login(email);
            assertThat(third.me(theirs.access())).isEqualTo(200);
        }
        assertThat(one.me(theirs.access())).isEqualTo(200);
        assertThat(other.me(theirs.access())).isEqualTo(200);
    }

    @Test
    void lastForAnHourAfterTheirLatestUse() throws Exception {
        try (RedisClient client = RedisClient.create(redis.url());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            assertThat(connection.sync().get(key())).isEqualTo(userId());
            connection.sync().expire(key(), 100);

            // A question that Redis does not answer in time is the table's, and renews nothing.
            await().atMost(A_WHILE)
                    .until(() -> isOpenAtTheOther() && connection.sync().ttl(key()) > 100);

            assertThat(connection.sync().ttl(key())).isBetween(3_500L, 3_600L);
        }
    }

    @Test
    void endEverywhereAtOnce() throws Exception {
        other.logout(pair.refresh());

        await().atMost(SOON).until(() -> one.me(pair.access()) == 401);
        assertThat(other.me(pair.access())).isEqualTo(401);
        assertThat(value()).isEqualTo("ended");
    }

    @Test
    void endWithAllTokensWhenARefreshTokenComesTwice() throws Exception {
        Answer second = other.refresh(pair.refresh());
        Answer third = one.refresh(second.refresh());
        assertThat(other.me(third.access())).isEqualTo(200);

        assertThat(one.refresh(pair.refresh()).status()).isEqualTo(401);

        await().atMost(SOON).until(() -> other.me(third.access()) == 401);
        assertThat(one.me(pair.access())).isEqualTo(401);
        assertThat(one.me(second.access())).isEqualTo(401);
        assertThat(other.refresh(third.refresh()).status()).isEqualTo(401);
    }

    @Test
    void areReadFromTheTableWhenRedisHasForgotten() throws Exception {
        Answer ended = one.login(email);
        one.logout(ended.refresh());
        try (RedisClient client = RedisClient.create(redis.url());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            connection.sync().flushall();
        }

        await().atMost(A_WHILE).until(() -> isOpenAtTheOther() && isKnown());
        assertThat(other.me(ended.access())).isEqualTo(401);
        assertThat(value()).isEqualTo(userId());
    }

    @Test
    void cannotBeOpenedAgainByALateWord() throws Exception {
        one.logout(pair.refresh());

        other.bean(OpenSessions.class).open(session(), UUID.fromString(userId()));

        assertThat(one.me(pair.access())).isEqualTo(401);
        assertThat(other.me(pair.access())).isEqualTo(401);
    }

    @Test
    void needNoRedisForAWhile() throws Exception {
        redis.kill();
        Answer ended = one.login(email);
        assertThat(ended.status()).isEqualTo(200);
        assertThat(other.me(ended.access())).isEqualTo(200);
        one.logout(ended.refresh());
        assertThat(other.me(ended.access())).isEqualTo(401);
        Answer next = other.refresh(pair.refresh());
        assertThat(next.status()).isEqualTo(200);
        assertThat(one.me(next.access())).isEqualTo(200);
        assertThat(one.get("/readyz")).isEqualTo(200);
        assertThat(one.get("/livez")).isEqualTo(200);
        try (Instance late = instance()) {
            assertThat(late.me(next.access())).isEqualTo(200);
            redis.startAgain();
            await().atMost(A_WHILE).until(() -> late.me(next.access()) == 200 && isKnown());
        }

        assertThat(one.me(ended.access())).isEqualTo(401);
        assertThat(other.me(next.access())).isEqualTo(200);
    }

    private String value() {
        try (RedisClient client = RedisClient.create(redis.url());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            return connection.sync().get(key());
        }
    }

    private String key() {
        return "session:" + session();
    }

    private UUID session() {
        return Tokens.session(pair.access());
    }

    private String userId() {
        return one.bean(JdbcClient.class)
                .sql("SELECT id::text FROM users.users WHERE email = :email")
                .param("email", email)
                .query(String.class)
                .single();
    }
}
