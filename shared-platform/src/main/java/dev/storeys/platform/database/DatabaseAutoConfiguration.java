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
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The process's database and the schemas of the modules in it. */
@AutoConfiguration(
        before = DataSourceAutoConfiguration.class,
        after = BreakerAutoConfiguration.class)
@ConditionalOnProperty("storeys.database.main.primary")
@EnableConfigurationProperties(DatabaseSettings.class)
public final class DatabaseAutoConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
    @ConditionalOnMissingBean
    FlywayMigrationInitializer moduleSchemas(
            DatabaseSettings settings, List<ModuleSchema> schemas) {
        List<Flyway> histories =
                schemas.stream()
                        .map(schema ->
                                Migrations.of(
                                        settings.main(),
                                        schema.name(),
                                        Migrations.PLATFORM,
                                        schema.scripts()))
                        .map(FluentConfiguration::load)
                        .toList();
        return new FlywayMigrationInitializer(
                histories.getFirst(), any -> histories.forEach(Flyway::migrate));
    }
}
