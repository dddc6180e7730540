package dev.storeys.platform.database;

import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.Driver;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** How schemas are brought up to date, wherever they lie. */
public final class Migrations {

    /** What every schema of a module has: outbox, inbox and keys. */
    public static final String PLATFORM = "classpath:db/platform";

    private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(10);

    private Migrations() {}

    /**
     * The history of one schema, which waits for a database that is not up yet.
     *
     * @param node where the schema lies
     * @param locations of its scripts
     */
    public static FluentConfiguration of(
            DatabaseSettings.Node node, String schema, String... locations) {
        return Flyway.configure()
                .dataSource(pastThePool(node))
                .defaultSchema(schema)
                .schemas(schema)
                .createSchemas(true)
                .locations(locations)
                // Versions below 1 are the platform's; a new one comes after a module's own V1.
                .outOfOrder(true)
                .connectRetries(60)
                .connectRetriesInterval(2);
    }

    /** A statement of a migration may take longer than one of a request. */
    private static DataSource pastThePool(DatabaseSettings.Node node) {
        Properties properties = Pools.login(node, LONGEST_STATEMENT);
        return new SimpleDriverDataSource(new Driver(), node.primary(), properties);
    }
}
