package dev.storeys.platform.inbox;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How events are taken in: {@code storeys.inbox}.
 *
 * @param concurrency events at once in this process; each holds a connection of the pool
 * @param attempts how often an event is tried before it becomes a dead letter
 * @param backoff the pause after the first refusal; it doubles with each further one
 */
@Validated
@ConfigurationProperties("storeys.inbox")
record InboxSettings(
        @Positive @DefaultValue("4") int concurrency,
        @Positive @DefaultValue("5") int attempts,
        @DefaultValue("50ms") Duration backoff) {}
