package dev.storeys.platform.idempotency;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How keys are kept: {@code storeys.idempotency}.
 *
 * @param lease how long an attempt may work before a repeat may take over from it
 * @param memory how long an answer is kept
 * @param cleanupBatch rows that one statement of the clean-up deletes at most
 */
@Validated
@ConfigurationProperties("storeys.idempotency")
record IdempotencySettings(
        @DefaultValue("10s") Duration lease,
        @DefaultValue("24h") Duration memory,
        @Positive @DefaultValue("1000") int cleanupBatch) {}
