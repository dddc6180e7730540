package dev.storeys.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.storeys.platform.breaker.BreakerAutoConfiguration;
import dev.storeys.platform.breaker.Breakers;
import dev.storeys.platform.module.ModuleSchema;
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
public final class DatabaseAutoConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration MIGRATION = Duration.ofMinutes(10);

    @Bean
    GuardedConnections dataSource(DatabaseSettings settings, Breakers breakers) {
        DatabaseSettings.Node main = settings.main();
        HikariConfig pool =
                Pools.pool("main", main.primary(), main, main.poolSize(), main.answerTimeout());
        CircuitBreaker breaker = breakers.of("database", SQLException.class::isInstance);
        return new GuardedConnections(new HikariDataSource(pool), breaker);
    }

    @Bean
    DirectConnections directConnections(DatabaseSettings settings) {
        DatabaseSettings.Node main = settings.main();
        Properties properties = Pools.login(main, PATIENCE);
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
        Properties properties = Pools.login(main, MIGRATION);
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
}
