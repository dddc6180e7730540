package dev.storeys.platform.client;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Where the neighbours are: {@code storeys.neighbours.NAME}. */
@Validated
@ConfigurationProperties("storeys")
record NeighbourSettings(@DefaultValue Map<String, @Valid Neighbour> neighbours) {

    Neighbour neighbour(String name) {
        Neighbour neighbour = neighbours.get(name);
        if (neighbour == null) {
            throw new IllegalStateException("storeys.neighbours." + name + ".url is not set");
        }
        return neighbour;
    }

    /**
     * One neighbour.
     *
     * @param url its base URL, one for each instance
     * @param connectTimeout for opening a connection
     * @param readTimeout for the whole answer; less than the gateway's patience with us, so that
     *     our refusal comes first
     */
    record Neighbour(
            @NotEmpty List<URI> url,
            @DefaultValue("1s") Duration connectTimeout,
            @DefaultValue("2500ms") Duration readTimeout) {}
}
