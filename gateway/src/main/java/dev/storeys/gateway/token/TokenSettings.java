package dev.storeys.gateway.token;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param jwksUri where user-service publishes its public keys
 * @param keysMaxAge after which known keys are fetched anew in the background
 * @param keysMinInterval between two fetches that tokens with unknown keys can cause
 */
@Validated
@ConfigurationProperties("storeys.security")
record TokenSettings(
        @NotNull URI jwksUri,
        @DefaultValue("1m") Duration keysMaxAge,
        @DefaultValue("5s") Duration keysMinInterval) {}
