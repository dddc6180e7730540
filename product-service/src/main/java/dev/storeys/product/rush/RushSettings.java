package dev.storeys.product.rush;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a crowd is served: {@code storeys.product.rush}.
 *
 * @param together how many are served by one statement at most
 * @param waiting how many may wait for one product, in this process
 * @param patience how long a request waits until it is refused; less than its caller's own timeout
 */
@Validated
@ConfigurationProperties("storeys.product.rush")
public record RushSettings(
        @Positive @Max(1000) @DefaultValue("50") int together,
        @Positive @DefaultValue("5000") int waiting,
        @DurationMin(millis = 1) @DefaultValue("2s") Duration patience) {}
