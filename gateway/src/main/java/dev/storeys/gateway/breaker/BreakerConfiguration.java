package dev.storeys.gateway.breaker;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.registry.EntryAddedEvent;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BreakerConfiguration {

    private static final Logger log = LoggerFactory.getLogger(BreakerConfiguration.class);

    @Bean
    CircuitBreakerRegistry breakerRegistry(BreakerSettings settings) {
        CircuitBreakerConfig config =
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.TIME_BASED)
                        .slidingWindowSize(Math.toIntExact(settings.window().toSeconds()))
                        .minimumNumberOfCalls(settings.minimumCalls())
                        .failureRateThreshold(settings.failureRate())
                        // Slow calls are counted as failures, and before they end: Call.
                        .slowCallDurationThreshold(settings.slowCall().multipliedBy(2))
                        .waitDurationInOpenState(settings.pause())
                        .permittedNumberOfCallsInHalfOpenState(settings.trials())
                        .build();
        CircuitBreakerRegistry registry = CircuitBreakerRegistry.of(config);
        registry.getEventPublisher().onEntryAdded(BreakerConfiguration::tellOfTransitions);
        return registry;
    }

    @Bean
    MeterBinder breakerMetrics(CircuitBreakerRegistry registry) {
        return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry);
    }

    private static void tellOfTransitions(EntryAddedEvent<CircuitBreaker> added) {
        added.getAddedEntry()
                .getEventPublisher()
                .onStateTransition(event ->
                        log.warn(
                                "Circuit of route {}: {}",
                                event.getCircuitBreakerName(),
                                event.getStateTransition()));
    }
}
