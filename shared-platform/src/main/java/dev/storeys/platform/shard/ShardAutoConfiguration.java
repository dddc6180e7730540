package dev.storeys.platform.shard;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.storeys.platform.breaker.Breakers;
import dev.storeys.platform.database.DatabaseAutoConfiguration;
import dev.storeys.platform.database.DatabaseSettings;
import dev.storeys.platform.database.DirectConnections;
import dev.storeys.platform.database.GuardedConnections;
import dev.storeys.platform.database.OnShards;
import dev.storeys.platform.database.Pools;
import dev.storeys.platform.module.ModuleSchema;
import dev.storeys.platform.replica.ReplicaRouting;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/** Several databases for what belongs to users, if the settings name them. */
@AutoConfiguration(
        before = {
            DatabaseAutoConfiguration.class,
            DataSourceAutoConfiguration.class,
            JdbcClientAutoConfiguration.class
        })
@Conditional(OnShards.class)
@EnableConfigurationProperties(ShardSettings.class)
final class ShardAutoConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Bean
    ShardPools shardPools(ShardSettings settings, Breakers breakers, MeterRegistry metrics) {
        Map<String, HikariDataSource> pools = new HashMap<>();
        Map<String, GuardedConnections> guarded = new HashMap<>();
        for (ShardSettings.Node node : settings.nodes()) {
            String name = node.name();
            HikariDataSource pool = new HikariDataSource(pool(name, node.database()));
            pools.put(name, pool);
            guarded.put(
                    name,
                    new GuardedConnections(
                            pool, breakers.of("database-" + name, SQLException.class::isInstance)));
        }
        return new ShardPools(Map.copyOf(pools), Map.copyOf(guarded), metrics);
    }

    private static HikariConfig pool(String name, DatabaseSettings.Node node) {
        return Pools.pool(name, node.primary(), node, node.poolSize(), node.answerTimeout());
    }

    @Bean
    @Primary
    LazyConnectionDataSourceProxy shardedDataSource(
            DatabaseSettings settings,
            ShardSettings shards,
            GuardedConnections main,
            ShardPools pools,
            ReplicaRouting routing) {
        Map<String, DataSource> databases = new HashMap<>();
        databases.put(Shards.MAIN, routing.route("", settings.main(), main));
        for (ShardSettings.Node node : shards.nodes()) {
            GuardedConnections primary = Objects.requireNonNull(pools.guarded().get(node.name()));
            databases.put(node.name(), routing.route(node.name(), node.database(), primary));
        }
        return ReplicaRouting.lazy(new ShardedConnections(databases));
    }

    @Bean
    ShardMigrations shardMigrations(
            DatabaseSettings settings,
            ShardSettings shards,
            List<ModuleSchema> schemas,
            DirectConnections connections) {
        return new ShardMigrations(settings.main(), shards, schemas, connections);
    }

    @Bean
    FlywayMigrationInitializer shardSchemas(ShardMigrations migrations) {
        return new FlywayMigrationInitializer(
                Flyway.configure().load(), any -> migrations.migrate());
    }

    @Bean
    Residents residents(ShardSettings settings, JdbcClient database, DirectConnections main) {
        return new Residents(new Place(Shards.MAIN, main), database, settings);
    }

    @Bean
    ShardMap shardMap(ShardSettings settings, JdbcClient database, Residents residents) {
        return new ShardMap(new ShardBook(database, settings, residents), settings);
    }

    @Bean
    Shards shards(
            ShardSettings settings,
            DirectConnections main,
            ShardMap placement,
            Residents residents) {
        List<Place> nodes = settings.nodes().stream().map(ShardAutoConfiguration::place).toList();
        return Shards.of(
                main,
                settings.modules(),
                new ShardedUsers(nodes, placement, residents, settings.deadline()));
    }

    private static Place place(ShardSettings.Node node) {
        Properties login = Pools.login(node.database(), PATIENCE);
        return new Place(node.name(), () -> DriverManager.getConnection(node.primary(), login));
    }
}
