package dev.storeys.gateway.token;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * @param jwksUri where user-service publishes its public keys, at each of its instances
 * @param keysMaxAge after which known keys are fetched anew in the background
 * @param keysMinInterval between two fetches that tokens with unknown keys can cause
 */
@ConfigurationProperties("storeys.security")
record TokenSettings(
        List<URI> jwksUri,
        @DefaultValue("1m") Duration keysMaxAge,
        @DefaultValue("5s") Duration keysMinInterval) {

    TokenSettings {
        Assert.notEmpty(jwksUri, "storeys.security.jwks-uri is not set");
    }
}
