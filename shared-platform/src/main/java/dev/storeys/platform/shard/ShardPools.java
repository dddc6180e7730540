package dev.storeys.platform.shard;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import dev.storeys.platform.database.GuardedConnections;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** The pools of all shards by their names, which end with the process. */
record ShardPools(
        Map<String, HikariDataSource> pools,
        Map<String, GuardedConnections> guarded,
        MeterRegistry metrics)
        implements SmartInitializingSingleton, AutoCloseable {

    /** Not before: what makes connections would ask for beans that are being made. */
    @Override
    public void afterSingletonsInstantiated() {
        pools.values()
                .forEach(pool ->
                        pool.setMetricsTrackerFactory(
                                new MicrometerMetricsTrackerFactory(metrics)));
    }

    @Override
    public void close() {
        guarded.values().forEach(GuardedConnections::close);
    }
}
