package dev.storeys.platform.module;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.storeys.platform.breaker.BreakerAutoConfiguration;
import dev.storeys.platform.breaker.Breakers;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.Driver;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** The process's database and the schemas of the modules in it. */
@AutoConfiguration(
        before = DataSourceAutoConfiguration.class,
        after = BreakerAutoConfiguration.class)
@ConditionalOnProperty("storeys.database.main.primary")
@EnableConfigurationProperties(DatabaseSettings.class)
final class DatabaseAutoConfiguration {

    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration MAX_LIFETIME = Duration.ofMinutes(5);
    private static final Duration VALIDATION = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration MIGRATION = Duration.ofMinutes(10);

    @Bean
    GuardedConnections dataSource(DatabaseSettings settings, Breakers breakers) {
        CircuitBreaker breaker = breakers.of("database", SQLException.class::isInstance);
        return new GuardedConnections(new HikariDataSource(pool(settings.main())), breaker);
    }

    private static HikariConfig pool(DatabaseSettings.Node main) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("main");
        pool.setJdbcUrl(main.primary());
        pool.setUsername(main.username());
        pool.setPassword(main.password());
        pool.setMaximumPoolSize(main.poolSize());
        pool.setMinimumIdle(Math.min(2, main.poolSize()));
        pool.setConnectionTimeout(main.acquireTimeout().toMillis());
        pool.setIdleTimeout(IDLE_TIMEOUT.toMillis());
        pool.setMaxLifetime(MAX_LIFETIME.toMillis());
        // The database may come up after us; the migration below waits for it.
        pool.setInitializationFailTimeout(-1);
        pool.setValidationTimeout(VALIDATION.toMillis());
        pool.setDataSourceProperties(driverSettings(main.answerTimeout()));
        return pool;
    }

    @Bean
    DirectConnections directConnections(DatabaseSettings settings) {
        DatabaseSettings.Node main = settings.main();
        Properties properties = driverSettings(PATIENCE);
        properties.setProperty("user", main.username());
        properties.setProperty("password", main.password());
        return () -> DriverManager.getConnection(main.primary(), properties);
    }

    @Bean
    @ConditionalOnBean(ModuleSchema.class)
    FlywayMigrationInitializer moduleSchemas(
            DatabaseSettings settings, List<ModuleSchema> schemas) {
        DataSource database = migrations(settings.main());
        List<Flyway> histories = schemas.stream().map(schema -> flyway(database, schema)).toList();
        return new FlywayMigrationInitializer(
                histories.getFirst(), any -> histories.forEach(Flyway::migrate));
    }

    /** Past the pool, as a statement of a migration may take longer than one of a request. */
    private static DataSource migrations(DatabaseSettings.Node main) {
        Properties properties = driverSettings(MIGRATION);
        properties.setProperty("user", main.username());
        properties.setProperty("password", main.password());
        return new SimpleDriverDataSource(new Driver(), main.primary(), properties);
    }

    private static Flyway flyway(DataSource database, ModuleSchema schema) {
        return Flyway.configure()
                .dataSource(database)
                .defaultSchema(schema.name())
                .schemas(schema.name())
                .createSchemas(true)
                .locations("classpath:db/platform", "classpath:db/" + schema.name())
                // Versions below 1 are the platform's; a new one comes after a module's own V1.
                .outOfOrder(true)
                .connectRetries(60)
                .connectRetriesInterval(2)
                .load();
    }

    private static Properties driverSettings(Duration answer) {
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
