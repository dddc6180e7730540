package dev.storeys.notification.live;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Streams of notifications: {@code storeys.notification.live}.
 *
 * @param perUser streams of one customer at most
 * @param perProcess streams of this process at most; below the 500 connections that a gateway opens
 *     to one service, so that plain requests always find one
 * @param heartbeat the longest silence on a stream
 * @param pollInterval how often to look for news of which nobody has rung
 * @param longest the life of a stream at most, whatever its token allows
 */
@Validated
@ConfigurationProperties("storeys.notification.live")
record LiveSettings(
        @Positive @DefaultValue("5") int perUser,
        @Positive @DefaultValue("400") int perProcess,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("5s") Duration pollInterval,
        @DefaultValue("1h") Duration longest) {}
