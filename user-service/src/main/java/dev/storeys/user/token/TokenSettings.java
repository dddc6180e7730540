package dev.storeys.user.token;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long things are good for.
 *
 * @param life of an access token; services that know no sessions cannot take it back before
 * @param keyLife how long a key signs until the next one does
 */
@Validated
@ConfigurationProperties("storeys.user.tokens")
record TokenSettings(
        @DefaultValue("15m") @DurationMin(seconds = 1) @DurationMax(minutes = 15) Duration life,
        @DefaultValue("30d") @DurationMin(hours = 6) Duration keyLife) {}
