package dev.storeys.platform.breaker;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a circuit opens and closes: {@code storeys.breaker}.
 *
 * @param window the calls of so much time count; not longer than what is called takes to be given
 *     up, else the good calls of before keep the circuit closed
 * @param minimumCalls fewer calls in the window say nothing
 * @param failureRate percent of calls that fail, or are slow, at which it opens
 * @param slowCall a call that takes longer counts as failed, whatever it brings
 * @param pause how long it stays open until calls are tried again
 * @param trials calls that are tried then, before the others may follow
 */
@Validated
@ConfigurationProperties("storeys.breaker")
record BreakerSettings(
        @DurationMin(seconds = 1) @DefaultValue("3s") Duration window,
        @Positive @DefaultValue("4") int minimumCalls,
        @Min(1) @Max(100) @DefaultValue("80") int failureRate,
        @DurationMin(millis = 1) @DefaultValue("2s") Duration slowCall,
        @DurationMin(millis = 1) @DefaultValue("1s") Duration pause,
        @Positive @DefaultValue("2") int trials) {}
