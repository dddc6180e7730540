package dev.storeys.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.platform.id.Ids;
import dev.storeys.user.UserServiceTest;
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
    private final RefreshToken first = RefreshToken.random();
    private final RefreshToken second = RefreshToken.random();

    @Autowired Sessions sessions;
    @Autowired EndSessions endSessions;
    @Autowired ForgetOldSessions forgetOldSessions;
    @Autowired JdbcClient jdbc;

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
        sessions.begin(user, first);
    }

    @Test
    void changeATokenOnce() {
        assertThat(sessions.rotate(first, second)).contains(user);
        assertThat(sessions.rotate(first, RefreshToken.random())).isEmpty();
        assertThat(sessions.rotate(second, RefreshToken.random())).contains(user);
    }

    @Test
    void letExactlyOneOfManyAtOnceChangeAToken() throws Exception {
        List<Callable<Optional<UUID>>> attempts =
                IntStream.range(0, 16)
                        .<Callable<Optional<UUID>>>mapToObj(
                                i -> () -> sessions.rotate(first, RefreshToken.random()))
                        .toList();
        long winners = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var attempt : threads.invokeAll(attempts)) {
                winners += attempt.get().stream().count();
            }
        }

        assertThat(winners).isEqualTo(1);
        assertThat(tokens()).isEqualTo(2);
    }

    @Test
    void endWithAllTokensWhenOneComesTwice() {
        sessions.rotate(first, second);

        assertThat(sessions.endIfUsed(first)).isPresent();

        assertThat(sessions.rotate(second, RefreshToken.random())).isEmpty();
        assertThat(tokens()).isEqualTo(2);
    }

    @Test
    void doNotEndByATokenThatIsGoodOrUnknown() {
        assertThat(sessions.endIfUsed(first)).isEmpty();
        assertThat(sessions.endIfUsed(RefreshToken.random())).isEmpty();
        assertThat(sessions.rotate(first, second)).isPresent();
    }

    @Test
    void endByAnyOfTheirTokensAndStayEnded() {
        sessions.rotate(first, second);

        sessions.end(first);
        sessions.end(first);
        sessions.end(RefreshToken.random());

        assertThat(sessions.rotate(second, RefreshToken.random())).isEmpty();
    }

    @Test
    void leaveOtherSessionsAlone() {
        RefreshToken other = RefreshToken.random();
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
    void refuseExpiredTokensAndForgetThem() {
        assertThat(lifeInDays()).isEqualTo(30);
        jdbc.sql(
                        """
                        UPDATE users.refresh_tokens SET expires_at = now() - interval '1 second'
                        WHERE hash = :hash
                        """)
                .param("hash", first.sha256())
                .update();

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
