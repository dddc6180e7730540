package dev.storeys.user.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.testing.TestServers;
import dev.storeys.user.presence.Instance.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Sessions in the memory of one process: what the first stage has, and what it costs later. */
class MemorySessionsIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final String database = TestServers.jdbcUrl();
    private final String email = UUID.randomUUID() + "@example.com";

    @Test
    void areGoneWithTheirProcessUntilTheirOwnersRefresh() throws Exception {
        Answer pair;
        try (Instance one = Instance.on(database)) {
            one.register(email);
            pair = one.login(email);
            assertThat(one.me(pair.access())).isEqualTo(200);
        }
        try (Instance other = Instance.on(database)) {
            assertThat(other.me(pair.access())).isEqualTo(401);
            Answer next = other.refresh(pair.refresh());
            assertThat(next.status()).isEqualTo(200);
            assertThat(other.me(next.access())).isEqualTo(200);
        }
    }

    @Test
    void endInEveryInstance() throws Exception {
        try (Instance one = Instance.on(database);
                Instance other = Instance.on(database)) {
            one.register(email);
            Answer pair = one.login(email);
            assertThat(other.me(pair.access())).as("nobody told it").isEqualTo(401);
            Answer next = other.refresh(pair.refresh());
            assertThat(one.me(next.access())).isEqualTo(200);
            assertThat(other.me(next.access())).isEqualTo(200);

            assertThat(other.logout(next.refresh()).status()).isEqualTo(204);

            assertThat(other.me(next.access())).isEqualTo(401);
            await().atMost(SOON).until(() -> one.me(next.access()) == 401);
            assertThat(one.refresh(next.refresh()).status()).isEqualTo(401);
        }
    }

    @Test
    void needNoRedis() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (ServerSocket redis = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> count(redis, connections));
            String url = "--spring.data.redis.url=redis://127.0.0.1:" + redis.getLocalPort();
            try (Instance one = Instance.on(database, url)) {
                one.register(email);
                Answer pair = one.login(email);
                assertThat(one.me(pair.access())).isEqualTo(200);
                assertThat(one.logout(pair.refresh()).status()).isEqualTo(204);
                assertThat(one.me(pair.access())).isEqualTo(401);
                assertThat(one.get("/readyz")).isEqualTo(200);
            }
            assertThat(connections).hasValue(0);
        }
    }

    private static void count(ServerSocket server, AtomicInteger connections) {
        try {
            while (true) {
                server.accept().close();
                connections.incrementAndGet();
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }
}
