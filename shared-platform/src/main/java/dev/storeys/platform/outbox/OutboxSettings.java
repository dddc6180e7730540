package dev.storeys.platform.outbox;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How outboxes are emptied: {@code storeys.outbox}.
 *
 * @param batchSize events per round at most; bounds memory whatever the backlog
 * @param pollInterval how often to look when nobody woke the relay
 * @param maxBackoff the longest pause after failures
 */
@Validated
@ConfigurationProperties("storeys.outbox")
record OutboxSettings(
        @Positive @DefaultValue("200") int batchSize,
        @DefaultValue("500ms") Duration pollInterval,
        @DefaultValue("10s") Duration maxBackoff) {}
