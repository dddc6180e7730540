package dev.storeys.platform.module;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The process's database and the schemas of the modules in it. */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@ConditionalOnProperty("storeys.database.main.primary")
@EnableConfigurationProperties(DatabaseSettings.class)
final class DatabaseAutoConfiguration {

    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration MAX_LIFETIME = Duration.ofMinutes(5);

    @Bean
    HikariDataSource dataSource(DatabaseSettings settings) {
        DatabaseSettings.Node main = settings.main();
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
        pool.setDataSourceProperties(driverSettings());
        return new HikariDataSource(pool);
    }

    @Bean
    DirectConnections directConnections(DatabaseSettings settings) {
        DatabaseSettings.Node main = settings.main();
        Properties properties = driverSettings();
        properties.setProperty("user", main.username());
        properties.setProperty("password", main.password());
        return () -> DriverManager.getConnection(main.primary(), properties);
    }

    @Bean
    @ConditionalOnBean(ModuleSchema.class)
    FlywayMigrationInitializer moduleSchemas(DataSource database, List<ModuleSchema> schemas) {
        List<Flyway> histories = schemas.stream().map(schema -> flyway(database, schema)).toList();
        return new FlywayMigrationInitializer(
                histories.getFirst(), any -> histories.forEach(Flyway::migrate));
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

    private static Properties driverSettings() {
        Properties driver = new Properties();
        driver.setProperty("connectTimeout", "2");
        driver.setProperty("socketTimeout", "30");
        driver.setProperty("tcpKeepAlive", "true");
        driver.setProperty("reWriteBatchedInserts", "true");
        return driver;
    }
}
