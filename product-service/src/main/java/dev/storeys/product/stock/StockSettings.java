package dev.storeys.product.stock;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long stock waits for an order: {@code storeys.product}.
 *
 * @param holdTime from the reservation until the stock goes back unless the order is confirmed
 * @param expiryInterval how often expired holds are looked for
 */
@Validated
@ConfigurationProperties("storeys.product")
record StockSettings(
        @DurationMin(millis = 1) @DefaultValue("10m") Duration holdTime,
        @DurationMin(millis = 100) @DefaultValue("2s") Duration expiryInterval) {}
