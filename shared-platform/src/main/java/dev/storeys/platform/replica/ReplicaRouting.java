package dev.storeys.platform.replica;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.storeys.platform.breaker.Breakers;
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
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/** Puts the standby servers of a database beside it, and keeps an eye on them while it runs. */
public final class ReplicaRouting implements SmartLifecycle, AutoCloseable {

    private static final int ALL = 100;
    private static final Duration MEMORY_BEYOND_LAG = Duration.ofSeconds(5);

    private final ReplicaSettings settings;
    private final Breakers breakers;
    private final MeterRegistry metrics;
    private final String process;
    private final List<ReplicaWatch> watches = new ArrayList<>();
    private final List<Replicas> replicas = new ArrayList<>();
    private final List<GuardedConnections> fallbacks = new ArrayList<>();

    ReplicaRouting(
            ReplicaSettings settings, Breakers breakers, MeterRegistry metrics, String process) {
        this.settings = settings;
        this.breakers = breakers;
        this.metrics = metrics;
        this.process = process;
    }

    /**
     * Connections to a database or, for reads, to one of its standby servers.
     *
     * @param shard the name of the database among several; empty for the main one
     */
    public DataSource route(String shard, DatabaseSettings.Node node, DataSource primary) {
        if (node.replicas().isEmpty()) {
            return primary;
        }
        String prefix = shard.isEmpty() ? "" : shard + "/";
        Replicas standbys = standbys(prefix, node);
        replicas.add(standbys);
        WalHistory history = new WalHistory(settings.maxLag().plus(MEMORY_BEYOND_LAG));
        watches.add(watch(node, standbys, history));
        GuardedConnections fallback = readsAtPrimary(shard, node);
        fallbacks.add(fallback);
        String database = shard.isEmpty() ? process : process + "." + shard;
        RequestReads requests = new RequestReads(database, prefix, metrics);
        return new RoutedConnections(primary, fallback, standbys, history, requests);
    }

    /**
     * The same connections, made only when a statement comes: then it is known what that is part
     * of.
     */
    public static LazyConnectionDataSourceProxy lazy(DataSource connections) {
        LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy();
        lazy.setTargetDataSource(connections);
        // What a new connection has; otherwise one would be asked at start.
        lazy.setDefaultAutoCommit(true);
        lazy.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return lazy;
    }

    private Replicas standbys(String prefix, DatabaseSettings.Node node) {
        List<Replica> standbys = new ArrayList<>();
        for (String url : node.replicas()) {
            String name = prefix + "replica-" + (standbys.size() + 1);
            Replica replica = new Replica(name, pool(name, url, node));
            Gauge.builder("storeys.database.replica.fit", replica, it -> it.isFit() ? 1 : 0)
                    .tag("replica", name)
                    .description("1 while the replica is read from")
                    .register(metrics);
            standbys.add(replica);
        }
        return new Replicas(standbys);
    }

    private HikariDataSource pool(String name, String url, DatabaseSettings.Node node) {
        HikariConfig pool = Pools.pool(name, url, node, node.poolSize(), settings.answerTimeout());
        pool.setConnectionTimeout(settings.acquireTimeout().toMillis());
        pool.setReadOnly(true);
        return new HikariDataSource(pool);
    }

    private ReplicaWatch watch(DatabaseSettings.Node node, Replicas standbys, WalHistory history) {
        Properties login = Pools.login(node, settings.answerTimeout());
        List<ReplicaWatch.Watched> watched = new ArrayList<>();
        for (Replica replica : standbys.all()) {
            String url = node.replicas().get(watched.size());
            watched.add(
                    new ReplicaWatch.Watched(replica, new Outlook(url, login, Replica.REPLAYED)));
        }
        return new ReplicaWatch(
                new Outlook(node.primary(), login, Outlook.FLUSHED), watched, history, settings);
    }

    /** Reads that no standby can answer leave room for the writes. */
    private GuardedConnections readsAtPrimary(String shard, DatabaseSettings.Node node) {
        int size = Math.max(1, node.poolSize() * settings.fallback() / ALL);
        String name = shard.isEmpty() ? "main-reads" : shard + "-reads";
        HikariConfig pool = Pools.pool(name, node.primary(), node, size, node.answerTimeout());
        pool.setMinimumIdle(0);
        String breaker = shard.isEmpty() ? "database-reads" : "database-reads-" + shard;
        return new GuardedConnections(
                new HikariDataSource(pool), breakers.of(breaker, SQLException.class::isInstance));
    }

    @Override
    public void start() {
        watches.forEach(ReplicaWatch::start);
    }

    @Override
    public void stop() {
        watches.forEach(ReplicaWatch::stop);
    }

    @Override
    public boolean isRunning() {
        return watches.stream().anyMatch(ReplicaWatch::isRunning);
    }

    @Override
    public void close() {
        replicas.forEach(Replicas::close);
        fallbacks.forEach(GuardedConnections::close);
    }
}
