package dev.storeys.payment.provider;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the provider is: {@code storeys.payment.provider}.
 *
 * @param url its base URL; the default is the sandbox's own default
 * @param connectTimeout for opening a connection
 * @param readTimeout for the whole answer
 */
@Validated
@ConfigurationProperties("storeys.payment.provider")
record ProviderSettings(
        @DefaultValue("http://127.0.0.1:8090") URI url,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("2s") Duration readTimeout) {}
