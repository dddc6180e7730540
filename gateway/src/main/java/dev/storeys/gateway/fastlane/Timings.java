package dev.storeys.gateway.fastlane;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus.Series;

/** Requests of the short way under the metric and the tags that the chain's have. */
final class Timings {

    private final MeterRegistry registry;
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

    private record Key(String method, String pattern, int status, String exception) {}

    Timings(MeterRegistry registry) {
        this.registry = registry;
    }

    void record(Course course, String exception) {
        Passage passage = course.passage();
        String method = course.request().method().name();
        Key key = new Key(method, passage.pattern(), course.status().get(), exception);
        timers.computeIfAbsent(key, this::timer)
                .record(System.nanoTime() - passage.begin(), TimeUnit.NANOSECONDS);
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
