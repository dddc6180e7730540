package dev.storeys.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The pool behind a circuit breaker: once most requests have waited for a connection in vain, the
 * next ones are refused at once and do not queue behind a database that stands still.
 */
public final class GuardedConnections extends DelegatingDataSource implements AutoCloseable {

    private static final String NO_CONNECTION = "08001";

    private final HikariDataSource pool;
    private final CircuitBreaker breaker;

    /** Closes the pool when it is closed itself. */
    public GuardedConnections(HikariDataSource pool, CircuitBreaker breaker) {
        super(pool);
        this.pool = pool;
        this.breaker = breaker;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return breaker.executeCallable(pool::getConnection);
        } catch (CallNotPermittedException open) {
            throw new SQLTransientConnectionException(
                    "The database does not answer", NO_CONNECTION, open);
        } catch (SQLException | RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
