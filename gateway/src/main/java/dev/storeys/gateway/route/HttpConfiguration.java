package dev.storeys.gateway.route;

import dev.storeys.gateway.balance.BalancerSettings;
import dev.storeys.gateway.balance.Pools;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    /**
     * Netty's client repeats a request by itself when the connection is reset, whatever its method.
     * The pools repeat what may be repeated.
     */
    @Bean
    HttpClientCustomizer nothingIsSentTwice() {
        return client -> client.disableRetry(true);
    }

    @Bean
    Pools pools(RouteSettings routes, BalancerSettings settings) {
        return new Pools(routes.instances(), settings);
    }
}
