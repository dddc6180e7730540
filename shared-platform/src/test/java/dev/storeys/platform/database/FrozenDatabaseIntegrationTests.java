package dev.storeys.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.storeys.platform.FreezingProxy;
import dev.storeys.platform.breaker.BreakerAutoConfiguration;
import dev.storeys.testing.TestServers;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** PostgreSQL itself, behind a way on which nothing moves. */
@Timeout(60)
class FrozenDatabaseIntegrationTests {

    private static final String CONNECTION_FAILURE = "08006";

    private final URI server = URI.create(TestServers.jdbcUrl().substring("jdbc:".length()));

    @Test
    void keepsNoStatementWaitingForEver() {
        try (FreezingProxy proxy =
                new FreezingProxy(new InetSocketAddress(server.getHost(), server.getPort()))) {
            runner(proxy)
                    .run(context -> {
                        DataSource database = context.getBean(DataSource.class);
                        try (Connection connection = database.getConnection();
                                Statement statement = connection.createStatement()) {
                            assertThat(statement.execute("SELECT 1")).isTrue();
                            proxy.freeze();
                            Throwable failure =
                                    catchThrowableOfType(
                                            SQLException.class,
                                            () -> statement.execute("SELECT 1"));
                            assertThat(failure)
                                    .extracting("SQLState")
                                    .isEqualTo(CONNECTION_FAILURE);
                        }
                        proxy.thaw();
                        await().atMost(Duration.ofSeconds(20))
                                .ignoreExceptionsInstanceOf(SQLException.class)
                                .until(() -> answers(database));
                    });
        }
    }

    private ApplicationContextRunner runner(FreezingProxy proxy) {
        return new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(
                                BreakerAutoConfiguration.class, DatabaseAutoConfiguration.class))
                .withPropertyValues(
                        "storeys.database.main.primary=jdbc:postgresql://127.0.0.1:%d%s"
                                .formatted(proxy.port(), server.getPath()),
                        "storeys.database.main.username=" + TestServers.username(),
                        "storeys.database.main.password=" + TestServers.password(),
                        "storeys.database.main.acquire-timeout=5s",
                        "storeys.database.main.answer-timeout=1s");
    }

    private static boolean answers(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.execute("SELECT 1");
        }
    }
}
