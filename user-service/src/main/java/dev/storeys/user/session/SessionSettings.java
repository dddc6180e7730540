package dev.storeys.user.session;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How refresh tokens are taken.
 *
 * @param refreshTokenLife how long an unused one is good for
 * @param grace how long the one before the newest is good once more; none with nothing
 */
@Validated
@ConfigurationProperties("storeys.user.sessions")
record SessionSettings(
        @DefaultValue("30d") @DurationMin(minutes = 1) Duration refreshTokenLife,
        @DefaultValue("10s") @DurationMin @DurationMax(minutes = 1) Duration grace) {}
