package dev.storeys.gateway.client;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may say on whose behalf it asks.
 *
 * @param trustedProxies networks such as {@code 10.0.0.0/8}, of the balancers and edges before this
 *     gateway; nobody else's word about an address counts
 */
@ConfigurationProperties("storeys.web")
record TrustedProxies(@DefaultValue List<String> trustedProxies) {}
