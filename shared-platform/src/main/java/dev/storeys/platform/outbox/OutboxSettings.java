package dev.storeys.platform.outbox;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How outboxes are emptied: {@code storeys.outbox}.
 *
 * @param batchSize events that are read, delivered and deleted together at most
 * @param ahead batches that may be under way while the next is read; with the size of one it bounds
 *     memory whatever the backlog
 * @param roundTime after how long a round takes no further batch; until it ends, the database keeps
 *     what it deleted and new events are not seen
 * @param pollInterval how often to look when nobody woke the relay
 * @param maxBackoff the longest pause after failures
 */
@Validated
@ConfigurationProperties("storeys.outbox")
record OutboxSettings(
        @Positive @DefaultValue("500") int batchSize,
        @PositiveOrZero @DefaultValue("4") int ahead,
        @DefaultValue("1s") Duration roundTime,
        @DefaultValue("500ms") Duration pollInterval,
        @DefaultValue("10s") Duration maxBackoff) {}
