package dev.storeys.gateway.overload;

import dev.storeys.gateway.route.RouteSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.Assert;

/**
 * Who may enter which pool. Each pool has a gate of its own, so that a slow service does not take
 * the room of the others.
 */
@Component
public final class Admission {

    private final boolean enabled;
    private final Duration slow;
    private final Map<String, Entrance> entrances = new HashMap<>();

    /** A gate and those whom it sent away. */
    private record Entrance(Gate gate, Map<Priority, Counter> refused) {}

    Admission(OverloadSettings settings, RouteSettings routes, MeterRegistry metrics) {
        this.enabled = settings.enabled();
        this.slow = settings.slow();
        routes.instances().forEach((pool, urls) -> open(pool, urls, settings, metrics));
    }

    private void open(
            String pool, List<URI> instances, OverloadSettings settings, MeterRegistry metrics) {
        Gate gate = new Gate(settings, instances.size());
        Map<Priority, Counter> refused = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            refused.put(
                    priority,
                    metrics.counter(
                            "storeys.overload.refused", "pool", pool, "priority", priority.word()));
        }
        Gauge.builder("storeys.overload.limit", gate, Gate::limit)
                .tag("pool", pool)
                .description("Requests that may be in the pool at once")
                .register(metrics);
        Gauge.builder("storeys.overload.inside", gate, Gate::inside)
                .tag("pool", pool)
                .description("Requests that are in the pool and have no answer yet")
                .register(metrics);
        entrances.put(pool, new Entrance(gate, refused));
    }

    /**
     * A place in the pool; nothing if there is none, which is counted, and to be answered with
     * {@link Overloaded}.
     */
    public @Nullable Stay tryEnter(String pool, Priority priority) {
        if (!enabled) {
            return new Stay(Permit.free(), slow);
        }
        Entrance entrance = entrances.get(pool);
        Assert.state(entrance != null, () -> "There is no pool " + pool);
        Permit permit = entrance.gate().tryEnter(priority);
        if (permit == null) {
            Objects.requireNonNull(entrance.refused().get(priority)).increment();
        }
        return permit == null ? null : new Stay(permit, slow);
    }
}
