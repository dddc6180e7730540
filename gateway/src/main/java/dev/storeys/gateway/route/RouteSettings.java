package dev.storeys.gateway.route;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;
import org.springframework.util.CollectionUtils;

/**
 * Base URLs of the services, one for each instance. Of payment-service only the provider's webhooks
 * are public.
 */
@ConfigurationProperties("storeys.routes")
public record RouteSettings(
        List<URI> user,
        List<URI> product,
        List<URI> order,
        List<URI> notification,
        List<URI> payment) {

    /** All are needed. */
    public RouteSettings {
        user = needed("user", user);
        product = needed("product", product);
        order = needed("order", order);
        notification = needed("notification", notification);
        payment = needed("payment", payment);
    }

    private static List<URI> needed(String service, List<URI> urls) {
        Assert.isTrue(!CollectionUtils.isEmpty(urls), "storeys.routes." + service + " is not set");
        return List.copyOf(urls);
    }

    /** The instances of a service by its short name, such as {@code order}. */
    public List<URI> instances(String service) {
        Map<String, List<URI>> all =
                Map.of(
                        "user", user,
                        "product", product,
                        "order", order,
                        "notification", notification,
                        "payment", payment);
        return Optional.ofNullable(all.get(service)).orElseThrow();
    }

    /** What a route to the service names: its address, or the load balancer's name for several. */
    URI target(String service) {
        List<URI> instances = instances(service);
        return instances.size() == 1 ? instances.getFirst() : URI.create("lb://" + service);
    }
}
