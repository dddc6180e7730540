package dev.storeys.gateway.route;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;

/** Base URLs of the services. Of payment-service only the provider's webhooks are public. */
@ConfigurationProperties("storeys.routes")
public record RouteSettings(URI user, URI product, URI order, URI notification, URI payment) {

    /** All are needed. */
    public RouteSettings {
        Assert.notNull(user, "storeys.routes.user is not set");
        Assert.notNull(product, "storeys.routes.product is not set");
        Assert.notNull(order, "storeys.routes.order is not set");
        Assert.notNull(payment, "storeys.routes.payment is not set");
        Assert.notNull(notification, "storeys.routes.notification is not set");
    }
}
