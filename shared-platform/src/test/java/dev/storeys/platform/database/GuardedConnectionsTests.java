package dev.storeys.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storeys.platform.SilentServer;
import dev.storeys.platform.breaker.BreakerAutoConfiguration;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A database that accepts connections and does not answer. */
@Timeout(30)
class GuardedConnectionsTests {

    private static final int MINIMUM = 4;

    @Test
    void refusesAtOnceWhenTheDatabaseIsFrozen() {
        try (SilentServer server = new SilentServer()) {
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    BreakerAutoConfiguration.class,
                                    DatabaseAutoConfiguration.class))
                    .withPropertyValues(
                            "storeys.database.main.primary=jdbc:postgresql://127.0.0.1:%d/shop"
                                    .formatted(server.port()),
                            "storeys.database.main.acquire-timeout=300ms",
                            "storeys.database.main.answer-timeout=1s",
                            "storeys.breaker.minimum-calls=" + MINIMUM)
                    .run(context -> {
                        DataSource database = context.getBean(DataSource.class);
                        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                            for (int call = 0; call < MINIMUM; call++) {
                                threads.execute(() -> assertThat(refusal(database)).isNotNull());
                            }
                        }
                        // What the whole house takes for an outage: 503, and no dead letter.
                        assertThat(refusal(database))
                                .hasCauseInstanceOf(CallNotPermittedException.class);
                    });
        }
    }

    private static Throwable refusal(DataSource database) {
        return catchThrowableOfType(SQLTransientConnectionException.class, database::getConnection);
    }
}
