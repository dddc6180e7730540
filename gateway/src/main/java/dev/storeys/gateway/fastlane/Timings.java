package dev.storeys.gateway.fastlane;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus.Series;

/** Requests of the short way under the metric and the tags that the chain's have. */
final class Timings {

    private final MeterRegistry registry;
    private final Counter passed;
    private final Counter chained;
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

    private record Key(String method, String pattern, int status, String exception) {}

    Timings(MeterRegistry registry) {
        this.registry = registry;
        this.passed = lane(registry, "fast");
        this.chained = lane(registry, "chain");
    }

    private static Counter lane(MeterRegistry registry, String lane) {
        return Counter.builder("storeys.gateway.lane")
                .description("Requests by the way they took")
                .tag("lane", lane)
                .register(registry);
    }

    /** A request took the chain, or goes on there. */
    void chained() {
        chained.increment();
    }

    /** A request has ended that took the short way. */
    void record(Exchange exchange, int status, boolean stream, String exception) {
        passed.increment();
        String path = exchange.passage().pattern();
        String method = exchange.request().method().name();
        Key key = new Key(method, stream ? path + " (stream)" : path, status, exception);
        timers.computeIfAbsent(key, this::timer)
                .record(System.nanoTime() - exchange.passage().begin(), TimeUnit.NANOSECONDS);
    }

    private Timer timer(Key key) {
        Series series = Series.resolve(key.status());
        return Timer.builder("http.server.requests")
                .tag("error", key.exception())
                .tag("exception", key.exception())
                .tag("method", key.method())
                .tag("outcome", series == Series.SUCCESSFUL ? "SUCCESS" : String.valueOf(series))
                .tag("status", Integer.toString(key.status()))
                .tag("uri", key.pattern())
                .register(registry);
    }
}
