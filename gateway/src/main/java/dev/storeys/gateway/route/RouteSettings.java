package dev.storeys.gateway.route;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;

/**
 * Base URLs of the services. Nothing of payment-service is public; its URL serves the topology
 * alone.
 */
@ConfigurationProperties("storeys.routes")
public record RouteSettings(
        URI user, URI product, URI order, URI notification, @Nullable URI payment) {

    /** All but payment are needed. */
    public RouteSettings {
        Assert.notNull(user, "storeys.routes.user is not set");
        Assert.notNull(product, "storeys.routes.product is not set");
        Assert.notNull(order, "storeys.routes.order is not set");
        Assert.notNull(notification, "storeys.routes.notification is not set");
    }
}
