package dev.storeys.platform.replica;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.storeys.platform.breaker.BreakerAutoConfiguration;
import dev.storeys.platform.breaker.Breakers;
import dev.storeys.platform.database.DatabaseAutoConfiguration;
import dev.storeys.platform.database.DatabaseSettings;
import dev.storeys.platform.database.GuardedConnections;
import dev.storeys.platform.database.Pools;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Role;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/** Reads from standby servers, where there are any. */
@AutoConfiguration(
        before = DataSourceAutoConfiguration.class,
        after = {BreakerAutoConfiguration.class, DatabaseAutoConfiguration.class})
@ConditionalOnBean(GuardedConnections.class)
@Conditional(OnReplicas.class)
@EnableConfigurationProperties(ReplicaSettings.class)
final class ReplicaAutoConfiguration {

    private static final int ALL = 100;
    private static final Duration MEMORY_BEYOND_LAG = Duration.ofSeconds(5);

    @Bean
    Replicas replicas(DatabaseSettings settings, ReplicaSettings reads, MeterRegistry metrics) {
        List<Replica> replicas = new ArrayList<>();
        for (String url : settings.main().replicas()) {
            String name = "replica-" + (replicas.size() + 1);
            Replica replica = new Replica(name, pool(name, url, settings.main(), reads));
            Gauge.builder("storeys.database.replica.fit", replica, it -> it.isFit() ? 1 : 0)
                    .tag("replica", name)
                    .description("1 while the replica is read from")
                    .register(metrics);
            replicas.add(replica);
        }
        return new Replicas(replicas);
    }

    private static HikariDataSource pool(
            String name, String url, DatabaseSettings.Node main, ReplicaSettings reads) {
        HikariConfig pool = Pools.pool(name, url, main, main.poolSize(), reads.answerTimeout());
        pool.setConnectionTimeout(reads.acquireTimeout().toMillis());
        pool.setReadOnly(true);
        return new HikariDataSource(pool);
    }

    @Bean
    ReplicaWatch replicaWatch(DatabaseSettings settings, ReplicaSettings reads, Replicas replicas) {
        DatabaseSettings.Node main = settings.main();
        Properties login = Pools.login(main, reads.answerTimeout());
        List<ReplicaWatch.Watched> watched = new ArrayList<>();
        for (Replica replica : replicas.all()) {
            String url = main.replicas().get(watched.size());
            watched.add(
                    new ReplicaWatch.Watched(replica, new Outlook(url, login, Replica.REPLAYED)));
        }
        return new ReplicaWatch(
                new Outlook(main.primary(), login, Outlook.FLUSHED),
                watched,
                new WalHistory(reads.maxLag().plus(MEMORY_BEYOND_LAG)),
                reads);
    }

    /** Looks for connections only when a statement comes: then it is known what it is part of. */
    @Bean
    @Primary
    LazyConnectionDataSourceProxy routedDataSource(
            GuardedConnections primary,
            @Qualifier("readsAtPrimary") GuardedConnections readsAtPrimary,
            Replicas replicas,
            @Value("${storeys.replicas.database:${spring.application.name:main}}") String database,
            MeterRegistry metrics) {
        LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy();
        lazy.setTargetDataSource(
                new RoutedConnections(
                        primary, readsAtPrimary, replicas, new RequestReads(database, metrics)));
        // What a new connection has; otherwise one would be asked at start.
        lazy.setDefaultAutoCommit(true);
        lazy.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return lazy;
    }

    @Bean(defaultCandidate = false)
    GuardedConnections readsAtPrimary(
            DatabaseSettings settings, ReplicaSettings reads, Breakers breakers) {
        DatabaseSettings.Node main = settings.main();
        int size = Math.max(1, main.poolSize() * reads.fallback() / ALL);
        HikariConfig pool =
                Pools.pool("main-reads", main.primary(), main, size, main.answerTimeout());
        pool.setMinimumIdle(0);
        return new GuardedConnections(
                new HikariDataSource(pool),
                breakers.of("database-reads", SQLException.class::isInstance));
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor retryOnPrimary() {
        DefaultPointcutAdvisor advisor =
                new DefaultPointcutAdvisor(new ReadOnlyMethods(), new RetryOnPrimary());
        // Around the transaction, which has the lowest precedence.
        advisor.setOrder(0);
        return advisor;
    }
}
