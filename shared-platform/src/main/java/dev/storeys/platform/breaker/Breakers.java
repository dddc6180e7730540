package dev.storeys.platform.breaker;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process's circuit breakers. Each client of something that may not answer has one of its own;
 * it counts what the client calls a failure, and every call that is slow.
 */
public final class Breakers {

    private static final Logger LOG = LoggerFactory.getLogger(Breakers.class);

    private final CircuitBreakerRegistry registry;

    /** Breakers with the registry's default configuration. */
    public Breakers(CircuitBreakerRegistry registry) {
        this.registry = registry;
    }

    /**
     * A new breaker.
     *
     * @param name as metrics and log call it, such as {@code neighbour-product}
     * @param failure which exceptions mean that the other side does not answer; all others are
     *     answers
     */
    public CircuitBreaker of(String name, Predicate<Throwable> failure) {
        CircuitBreakerConfig config =
                CircuitBreakerConfig.from(registry.getDefaultConfig())
                        .recordException(failure)
                        .build();
        CircuitBreaker breaker = registry.circuitBreaker(name, config);
        breaker.getEventPublisher()
                .onStateTransition(
                        event -> LOG.warn("Circuit {}: {}", name, event.getStateTransition()));
        return breaker;
    }
}
