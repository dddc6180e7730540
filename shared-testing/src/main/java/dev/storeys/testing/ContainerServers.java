package dev.storeys.testing;

import java.time.Duration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The servers as containers; Testcontainers removes them when the JVM ends. */
@SuppressWarnings("resource") // closed by Testcontainers itself, after the last test
final class ContainerServers {

    private static final int REDIS_PORT = 6379;

    /** A busy machine starts a broker slowly; a broken one is told from it soon enough. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private ContainerServers() {}

    static ServerAddresses postgres() {
        PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:17");
        postgres.start();
        return new ServerAddresses(
                postgres.getHost(),
                postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                postgres.getUsername(),
                postgres.getPassword());
    }

    static String kafka() {
        KafkaContainer kafka =
                new KafkaContainer("apache/kafka:4.3.1")
                        // It rewrites its settings; root may, even where the image has them
                        // read-only.
                        .withCreateContainerCmdModifier(command -> command.withUser("root"))
                        .withStartupTimeout(PATIENCE);
        kafka.start();
        return kafka.getBootstrapServers();
    }

    static String redis() {
        GenericContainer<?> redis = new GenericContainer<>("redis:8").withExposedPorts(REDIS_PORT);
        redis.start();
        return "redis://" + redis.getHost() + ":" + redis.getMappedPort(REDIS_PORT);
    }
}
