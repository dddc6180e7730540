package dev.storeys.platform.database;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;
import java.util.Properties;

/** How connections to PostgreSQL are made and kept, whoever uses them. */
public final class Pools {

    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration MAX_LIFETIME = Duration.ofMinutes(5);
    private static final Duration VALIDATION = Duration.ofSeconds(1);

    private Pools() {}

    /**
     * A pool of connections to one server.
     *
     * @param name as metrics and log call it
     * @param url the server's JDBC URL
     * @param node whose role, bounds and times hold
     * @param size connections at most
     * @param answer how long a statement may take
     */
    public static HikariConfig pool(
            String name, String url, DatabaseSettings.Node node, int size, Duration answer) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setJdbcUrl(url);
        pool.setUsername(node.username());
        pool.setPassword(node.password());
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(Math.min(2, size));
        pool.setConnectionTimeout(node.acquireTimeout().toMillis());
        pool.setIdleTimeout(IDLE_TIMEOUT.toMillis());
        pool.setMaxLifetime(MAX_LIFETIME.toMillis());
        // The database may come up after us; whoever needs it waits for it.
        pool.setInitializationFailTimeout(-1);
        pool.setValidationTimeout(VALIDATION.toMillis());
        pool.setDataSourceProperties(driver(answer));
        return pool;
    }

    /** A connection of one's own, outside of any pool. */
    public static Properties login(DatabaseSettings.Node node, Duration answer) {
        Properties properties = driver(answer);
        properties.setProperty("user", node.username());
        properties.setProperty("password", node.password());
        return properties;
    }

    private static Properties driver(Duration answer) {
        Properties driver = new Properties();
        driver.setProperty("connectTimeout", "2");
        driver.setProperty("socketTimeout", Long.toString(answer.toSeconds()));
        // A statement that is over its time asks the server to stop it, and waits for that as well.
        driver.setProperty("cancelSignalTimeout", "1");
        driver.setProperty("tcpKeepAlive", "true");
        driver.setProperty("reWriteBatchedInserts", "true");
        return driver;
    }
}
