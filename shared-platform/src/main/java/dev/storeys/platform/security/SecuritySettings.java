package dev.storeys.platform.security;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who is trusted: {@code storeys.security}.
 *
 * @param issuer the issuer that tokens must name
 * @param audience the audience that tokens must name
 * @param jwksUri where the issuer's public keys are, at each of its instances; not needed in the
 *     issuer's own process
 * @param serviceKey the secret that services show each other; without one /internal is closed
 */
@Validated
@ConfigurationProperties("storeys.security")
public record SecuritySettings(
        @DefaultValue("storeys") String issuer,
        @DefaultValue("storeys-api") String audience,
        @DefaultValue List<URI> jwksUri,
        @Nullable String serviceKey) {

    /** The header in which a service shows the key. */
    public static final String SERVICE_KEY_HEADER = "X-Storeys-Service-Key";
}
