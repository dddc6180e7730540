package dev.storeys.gateway.fastlane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.gateway.balance.BalancerSettings;
import dev.storeys.gateway.balance.Pools;
import dev.storeys.gateway.route.RouteSettings;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class GatekeeperTests {

    @Test
    void leavesRoutesToTheChainWhoseServiceWantsTls() {
        List<URI> plain = List.of(URI.create("http://a"));
        List<URI> secured = List.of(URI.create("http://b"), URI.create("https://b"));
        RouteSettings routes = new RouteSettings(plain, plain, secured, plain, plain, List.of());
        BalancerSettings settings =
                new Binder(new MapConfigurationPropertySource())
                        .bindOrCreate("storeys.balancer", BalancerSettings.class);
        assertThat(Gatekeeper.pools(new Pools(routes.instances(), settings), routes).keySet())
                .containsExactlyInAnyOrder("users", "products", "webhooks", "notifications");
    }
}
