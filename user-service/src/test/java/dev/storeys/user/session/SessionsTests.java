package dev.storeys.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.platform.id.Ids;
import dev.storeys.platform.shard.Shards;
import dev.storeys.user.UserServiceTest;
import dev.storeys.user.session.Sessions.Rotated;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class SessionsTests extends UserServiceTest {

    private final UUID user = Ids.next();
    private final RefreshToken first = RefreshToken.of(UUID.randomUUID());
    private final RefreshToken second = RefreshToken.of(UUID.randomUUID());
    private final RefreshToken third = RefreshToken.of(UUID.randomUUID());
    private UUID session;
    private Sessions strict;

    @Autowired Sessions sessions;
    @Autowired EndSessions endSessions;
    @Autowired ForgetOldSessions forgetOldSessions;
    @Autowired JdbcClient jdbc;
    @Autowired Shards shards;

    @BeforeEach
    void beginSession() {
        jdbc.sql(
                        """
                        INSERT INTO users.users
                            (id, email, handle, name, country, region, password_hash)
                        VALUES (:id, :email, 'x', 'X', 'GB', 'eu-west-1', '$argon2id$')
                        """)
                .param("id", user)
                .param("email", user + "@example.com")
                .update();
        session = sessions.begin(user, first);
        strict =
                new Sessions(jdbc, new SessionSettings(Duration.ofDays(30), Duration.ZERO), shards);
    }

    @Test
    void changeATokenOnce() {
        assertThat(strict.rotate(first, second)).contains(new Rotated(session, user));
        assertThat(strict.rotate(first, RefreshToken.of(UUID.randomUUID()))).isEmpty();
        assertThat(strict.rotate(second, RefreshToken.of(UUID.randomUUID()))).isPresent();
    }

    @Test
    void takeTheOneBeforeTheNewestOnceMore() {
        sessions.rotate(first, second);

        assertThat(sessions.rotate(first, third)).contains(new Rotated(session, user));

        assertThat(sessions.rotate(first, RefreshToken.of(UUID.randomUUID())))
                .as("not twice")
                .isEmpty();
        assertThat(sessions.rotate(second, RefreshToken.of(UUID.randomUUID())))
                .as("its sibling")
                .isEmpty();
        assertThat(sessions.rotate(third, RefreshToken.of(UUID.randomUUID()))).isPresent();
    }

    @Test
    void takeItNoMoreWhenItsSuccessorWasUsed() {
        sessions.rotate(first, second);
        sessions.rotate(second, third);

        assertThat(sessions.rotate(first, RefreshToken.of(UUID.randomUUID()))).isEmpty();
        assertThat(sessions.endIfUsed(first)).contains(session);
    }

    @Test
    void takeItNoMoreAfterTheGrace() {
        sessions.rotate(first, second);
        jdbc.sql("UPDATE users.sessions SET rotated_at = rotated_at - interval '11 seconds'")
                .update();

        assertThat(sessions.rotate(first, third)).isEmpty();
        assertThat(sessions.endIfUsed(first)).contains(session);
    }

    @Test
    void endWhenTheSiblingComesThatLost() {
        sessions.rotate(first, second);
        sessions.rotate(first, third);

        assertThat(sessions.endIfUsed(second)).contains(session);
        assertThat(sessions.rotate(third, RefreshToken.of(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void giveOneMoreOfManyAtOnceThatGrace() throws Exception {
        assertThat(winners(sessions)).isEqualTo(2);
        assertThat(tokens()).isEqualTo(3);
    }

    @Test
    void letExactlyOneOfManyAtOnceChangeAToken() throws Exception {
        assertThat(winners(strict)).isEqualTo(1);
        assertThat(tokens()).isEqualTo(2);
    }

    private long winners(Sessions all) throws Exception {
        List<Callable<Optional<Rotated>>> attempts =
                IntStream.range(0, 16)
                        .<Callable<Optional<Rotated>>>mapToObj(
                                i -> () -> all.rotate(first, RefreshToken.of(UUID.randomUUID())))
                        .toList();
        long winners = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var attempt : threads.invokeAll(attempts)) {
                winners += attempt.get().stream().count();
            }
        }
        return winners;
    }

    @Test
    void endWithAllTokensWhenOneComesTwice() {
        sessions.rotate(first, second);
        sessions.rotate(second, third);

        assertThat(sessions.endIfUsed(first)).contains(session);

        assertThat(sessions.rotate(third, RefreshToken.of(UUID.randomUUID()))).isEmpty();
        assertThat(tokens()).isEqualTo(3);
    }

    @Test
    void doNotEndByATokenThatIsGoodOrUnknown() {
        assertThat(sessions.endIfUsed(first)).isEmpty();
        assertThat(sessions.endIfUsed(RefreshToken.of(UUID.randomUUID()))).isEmpty();
        assertThat(sessions.rotate(first, second)).isPresent();
    }

    @Test
    void endByAnyOfTheirTokensAndStayEnded() {
        sessions.rotate(first, second);

        assertThat(sessions.end(first)).contains(session);
        assertThat(sessions.end(first)).isEmpty();
        assertThat(sessions.end(RefreshToken.of(UUID.randomUUID()))).isEmpty();

        assertThat(sessions.rotate(second, RefreshToken.of(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void leaveOtherSessionsAlone() {
        RefreshToken other = RefreshToken.of(UUID.randomUUID());
        sessions.begin(user, other);

        sessions.end(first);

        assertThat(sessions.rotate(other, second)).isPresent();
    }

    @Test
    void endAllOfOneUser() {
        endSessions.of(user);

        assertThat(sessions.rotate(first, second)).isEmpty();
    }

    @Test
    void doNotEndByATokenThatOnlyExpired() {
        expire(first);

        assertThat(sessions.endIfUsed(first)).isEmpty();
    }

    @Test
    void refuseExpiredTokensAndForgetThem() {
        assertThat(lifeInDays()).isEqualTo(30);
        expire(first);

        assertThat(sessions.rotate(first, second)).isEmpty();

        forgetOldSessions.run();
        assertThat(tokens()).isZero();
        assertThat(sessionsOfUser()).isZero();
    }

    @Test
    void areRememberedWhileATokenIsGood() {
        forgetOldSessions.run();

        assertThat(sessions.rotate(first, second)).isPresent();
    }

    @Test
    void storeNoSecret() {
        assertThat(
                        jdbc.sql(
                                        """
                                        SELECT count(*) FROM users.refresh_tokens token
                                        WHERE token::text LIKE '%' || :secret || '%'
                                        """)
                                .param("secret", first.secret())
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    private void expire(RefreshToken token) {
        jdbc.sql(
                        """
                        UPDATE users.refresh_tokens SET expires_at = now() - interval '1 second'
                        WHERE hash = :hash
                        """)
                .param("hash", token.sha256())
                .update();
    }

    private int tokens() {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM users.refresh_tokens token
                        JOIN users.sessions session ON session.id = token.session_id
                        WHERE session.user_id = :user
                        """)
                .param("user", user)
                .query(Integer.class)
                .single();
    }

    private int sessionsOfUser() {
        return jdbc.sql("SELECT count(*) FROM users.sessions WHERE user_id = :user")
                .param("user", user)
                .query(Integer.class)
                .single();
    }

    private int lifeInDays() {
        return jdbc.sql(
                        """
                        SELECT round(extract(epoch FROM expires_at - now()) / 86400)::int
                        FROM users.refresh_tokens WHERE hash = :hash
                        """)
                .param("hash", first.sha256())
                .query(Integer.class)
                .single();
    }
}
