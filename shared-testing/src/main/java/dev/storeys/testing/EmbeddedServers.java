package dev.storeys.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import redis.embedded.RedisServer;

/** The servers as processes of this machine (Kafka in this one); they end with the JVM. */
final class EmbeddedServers {

    private EmbeddedServers() {}

    static ServerAddresses postgres() {
        try {
            // Not closed here: the library stops the server in a shutdown hook of its own.
            EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
            return new ServerAddresses("localhost", postgres.getPort(), "postgres", "postgres");
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot start PostgreSQL", failure);
        }
    }

    static String kafka() {
        EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.afterPropertiesSet();
        atExit(broker::destroy);
        return broker.getBrokersAsString();
    }

    static String redis() {
        try {
            int port = freePort();
            RedisServer redis = RedisServer.newRedisServer().port(port).bind("127.0.0.1").build();
            redis.start();
            atExit(() -> {
                try {
                    redis.stop();
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
            return "redis://127.0.0.1:" + port;
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot start Redis", failure);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void atExit(Runnable stop) {
        Runtime.getRuntime().addShutdownHook(new Thread(stop));
    }
}
