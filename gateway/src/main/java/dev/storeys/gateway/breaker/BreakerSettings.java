package dev.storeys.gateway.breaker;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the circuit of a route opens and closes.
 *
 * @param window the calls of so much time count, in whole seconds; not longer than {@code
 *     slowCall}, else the good calls of before keep the circuit closed
 * @param minimumCalls fewer calls in the window say nothing
 * @param failureRate percent of calls that fail at which it opens
 * @param slowCall a call counts as failed when no answer has begun so long after the request was
 *     sent; it is waited for all the same. Longer than services wait for what is behind them, so
 *     that they can refuse in time
 * @param pause how long it stays open until calls are tried again
 * @param trials calls that are tried then, before the others may follow
 */
@ConfigurationProperties("storeys.breaker")
record BreakerSettings(
        @DefaultValue("3s") Duration window,
        @DefaultValue("5") int minimumCalls,
        @DefaultValue("80") int failureRate,
        @DefaultValue("3s") Duration slowCall,
        @DefaultValue("1s") Duration pause,
        @DefaultValue("2") int trials) {}
