package dev.storeys.gateway.topology;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param management base URLs of the services' management ports, in the order of their instances,
 *     by the name of their route, such as {@code order}; without one, an instance is up when its
 *     public port accepts a connection
 * @param timeout within which a service must say how it is
 * @param cache for how long one answer is given again
 */
@ConfigurationProperties("storeys.topology")
record TopologySettings(
        @DefaultValue Map<String, List<URI>> management,
        @DefaultValue("500ms") Duration timeout,
        @DefaultValue("2s") Duration cache) {}
