package dev.storeys.platform.client;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Where the neighbours are: {@code storeys.neighbours.NAME}. */
@Validated
@ConfigurationProperties("storeys")
record NeighbourSettings(@DefaultValue Map<String, Neighbour> neighbours) {

    /**
     * One neighbour.
     *
     * @param url its base URL
     * @param connectTimeout for opening a connection
     * @param readTimeout for the whole answer; less than the gateway's patience with us, so that
     *     our refusal comes first
     */
    record Neighbour(
            String url,
            @DefaultValue("1s") Duration connectTimeout,
            @DefaultValue("2500ms") Duration readTimeout) {}
}
