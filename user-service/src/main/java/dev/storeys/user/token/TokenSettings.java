package dev.storeys.user.token;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** How long an access token lives; it cannot be taken back before. */
@Validated
@ConfigurationProperties("storeys.user.tokens")
record TokenSettings(
        @DefaultValue("15m") @DurationMin(seconds = 1) @DurationMax(days = 1) Duration life) {}
