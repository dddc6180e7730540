package dev.storeys.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.apache.kafka.common.utils.Exit;
import redis.embedded.RedisServer;

/** The servers as processes of this machine (Kafka in this one); they end with the JVM. */
final class EmbeddedServers {

    private static final int TRIES = 3;

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
        // Its own hook deletes the log directory at the same time as the broker stops, and a broker
        // that loses its logs halts the JVM as failed. Closing the cluster deletes them after that.
        Exit.setShutdownHookAdder((name, hook) -> {});
        try {
            KafkaClusterTestKit cluster = singleBroker();
            cluster.format();
            cluster.startup();
            cluster.waitForReadyBrokers();
            atExit(cluster);
            return cluster.bootstrapServers();
        } catch (Exception failure) {
            throw new IllegalStateException("Cannot start Kafka", failure);
        }
    }

    private static KafkaClusterTestKit singleBroker() throws Exception {
        TestKitNodes nodes =
                new TestKitNodes.Builder()
                        .setCombined(true)
                        .setNumControllerNodes(1)
                        .setNumBrokerNodes(1)
                        .build();
        return new KafkaClusterTestKit.Builder(nodes)
                .setConfigProp("offsets.topic.replication.factor", "1")
                .build();
    }

    static String redis() {
        for (int tries = 1; ; tries++) {
            try {
                return redis(freePort());
            } catch (IOException failure) {
                // Somebody may have taken the port since it was free.
                if (tries == TRIES) {
                    throw new UncheckedIOException("Cannot start Redis", failure);
                }
            }
        }
    }

    private static String redis(int port) throws IOException {
        RedisServer redis = RedisServer.newRedisServer().port(port).bind("127.0.0.1").build();
        redis.start();
        atExit(redis::stop);
        return "redis://127.0.0.1:" + port;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void atExit(AutoCloseable server) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
    }

    private static void close(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception failure) {
            throw new IllegalStateException("A test server did not stop", failure);
        }
    }
}
