package dev.storeys.gateway.route;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * Base URLs of what answers behind the gateway, one for each instance. Of payment-service only the
 * provider's webhooks are public.
 *
 * @param shop the whole shop in one process; with it, nothing else is needed
 */
@ConfigurationProperties("storeys.routes")
public record RouteSettings(
        @DefaultValue List<URI> user,
        @DefaultValue List<URI> product,
        @DefaultValue List<URI> order,
        @DefaultValue List<URI> notification,
        @DefaultValue List<URI> payment,
        @DefaultValue List<URI> shop) {

    private static final String SHOP = "shop";
    private static final List<String> SCHEMES = List.of("http", "https");

    /** Either the shop or all of the services are needed. */
    public RouteSettings {
        if (shop.isEmpty()) {
            needed("user", user);
            needed("product", product);
            needed("order", order);
            needed("notification", notification);
            needed("payment", payment);
        } else {
            needed(SHOP, shop);
        }
    }

    private static void needed(String service, List<URI> urls) {
        String name = "storeys.routes." + service;
        // An empty word is bound as one address that is nothing.
        Assert.isTrue(!urls.isEmpty() && urls.getFirst() != null, () -> name + " is not set");
        for (URI url : urls) {
            Assert.isTrue(
                    url != null && SCHEMES.contains(url.getScheme()) && url.getHost() != null,
                    () -> name + ": '" + url + "' is no address such as http://localhost:8081");
        }
    }

    /** The instances by the name of what they are, such as {@code order}. */
    public Map<String, List<URI>> instances() {
        if (!shop.isEmpty()) {
            return Map.of(SHOP, shop);
        }
        Map<String, List<URI>> services = new LinkedHashMap<>();
        services.put("user", user);
        services.put("product", product);
        services.put("order", order);
        services.put("payment", payment);
        services.put("notification", notification);
        return services;
    }

    /** Who answers for a service: itself or the shop. */
    public String answering(String service) {
        return shop.isEmpty() ? service : SHOP;
    }
}
