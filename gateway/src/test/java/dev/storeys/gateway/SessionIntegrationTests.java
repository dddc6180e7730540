package dev.storeys.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.testing.TestServers;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Sessions as user-service keeps them in a real Redis. */
class SessionIntegrationTests extends GatewayTest {

    private static final String PATH = "/api/v1/orders";
    private static final long LIFE = 3600;

    private static RedisClient client;
    private static StatefulRedisConnection<String, String> redis;

    private final String session = UUID.randomUUID().toString();

    @DynamicPropertySource
    static void redis(DynamicPropertyRegistry settings) {
        settings.add("spring.data.redis.url", TestServers::redisUrl);
    }

    @BeforeAll
    static void connect() {
        client = RedisClient.create(TestServers.redisUrl());
        redis = client.connect();
    }

    @AfterAll
    static void close() {
        client.shutdown();
    }

    @Test
    void endsATokenWithItsSessionWithinASecond() throws Exception {
        HttpRequest.Builder request = request();
        redis.sync().set("session:" + session, "somebody");
        for (int time = 0; time < 3; time++) {
            assertThat(send(request).statusCode()).isEqualTo(200);
        }
        redis.sync().set("session:" + session, "ended");
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> send(request).statusCode() == 401);
        assertProblem(send(request), 401, "unauthorized");
    }

    @Test
    void makesASessionLastAnHourFromItsLastUse() throws Exception {
        redis.sync().setex("session:" + session, 60, "somebody");
        HttpRequest.Builder request = request();
        await().until(() -> {
            assertThat(send(request).statusCode()).isEqualTo(200);
            return redis.sync().ttl("session:" + session) > LIFE - 60;
        });
    }

    @Test
    void refusesNobodyBecauseRedisHasForgottenHim() throws Exception {
        assertThat(send(request()).statusCode()).isEqualTo(200);
    }

    private HttpRequest.Builder request() {
        String token = Tokens.with(claims -> claims.claim("sid", session));
        return to(PATH).header("Authorization", "Bearer " + token);
    }
}
