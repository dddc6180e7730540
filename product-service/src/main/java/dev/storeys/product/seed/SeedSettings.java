package dev.storeys.product.seed;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The generated catalogue: {@code storeys.product.seed}.
 *
 * @param products how many generated products there shall be at least
 */
@Validated
@ConfigurationProperties("storeys.product.seed")
record SeedSettings(@Min(0) @Max(10_000_000) @DefaultValue("0") int products) {}
