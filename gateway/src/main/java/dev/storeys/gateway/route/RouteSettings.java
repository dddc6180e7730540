package dev.storeys.gateway.route;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Base URLs of the services. Nothing of payment-service is public; its URL serves the topology
 * alone.
 */
@Validated
@ConfigurationProperties("storeys.routes")
public record RouteSettings(
        @NotNull URI user,
        @NotNull URI product,
        @NotNull URI order,
        @NotNull URI notification,
        @Nullable URI payment) {}
