package dev.storeys.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.DockerClientFactory;

/**
 * Real servers for tests: containers where a Docker engine answers, else the same servers as
 * processes of this machine. This class is the one switch; {@code STOREYS_TEST_SERVERS=embedded} or
 * {@code containers} overrules it.
 */
public final class TestServers {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestServers() {}

    /** The JDBC URL of a new, empty database on a real PostgreSQL 17. */
    public static String jdbcUrl() {
        String name = "test_" + DATABASES.incrementAndGet();
        ServerAddresses servers = Postgres.SERVERS;
        try (Connection admin =
                        DriverManager.getConnection(
                                servers.jdbcUrl("postgres"), username(), password());
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException("Cannot create " + name, failure);
        }
        return servers.jdbcUrl(name);
    }

    /** The owner of every test database. */
    public static String username() {
        return Postgres.SERVERS.username();
    }

    /** The password of {@link #username()}. */
    public static String password() {
        return Postgres.SERVERS.password();
    }

    /** Host and port of a real Kafka broker. */
    public static String kafkaBootstrap() {
        return Kafka.BOOTSTRAP;
    }

    /** The URL of a real Redis. */
    public static String redisUrl() {
        return Redis.URL;
    }

    static boolean containers() {
        String choice = System.getenv().getOrDefault("STOREYS_TEST_SERVERS", "");
        return switch (choice) {
            case "embedded" -> false;
            case "containers" -> true;
            case "" -> DockerClientFactory.instance().isDockerAvailable();
            default ->
                    throw new IllegalArgumentException(
                            "STOREYS_TEST_SERVERS is '"
                                    + choice
                                    + "'; it may be 'embedded' or 'containers'");
        };
    }

    // Each holder starts its server when it is first asked for, and no test pays for the others.

    private static final class Postgres {
        static final ServerAddresses SERVERS =
                containers() ? ContainerServers.postgres() : EmbeddedServers.postgres();
    }

    private static final class Kafka {
        static final String BOOTSTRAP =
                containers() ? ContainerServers.kafka() : EmbeddedServers.kafka();
    }

    private static final class Redis {
        static final String URL = containers() ? ContainerServers.redis() : EmbeddedServers.redis();
    }
}
