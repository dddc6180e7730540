package dev.storeys.platform.client;

import dev.storeys.platform.breaker.BreakerAutoConfiguration;
import dev.storeys.platform.breaker.Breakers;
import dev.storeys.platform.security.SecurityAutoConfiguration;
import dev.storeys.platform.security.SecuritySettings;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;
import org.springframework.cloud.loadbalancer.annotation.LoadBalancerClients;
import org.springframework.cloud.loadbalancer.config.BlockingLoadBalancerClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;

/** Clients of neighbours for whichever module needs one. */
@AutoConfiguration(
        after = {
            BreakerAutoConfiguration.class,
            RestClientAutoConfiguration.class,
            SecurityAutoConfiguration.class,
            BlockingLoadBalancerClientAutoConfiguration.class
        })
@ConditionalOnBean(RestClient.Builder.class)
@LoadBalancerClients(defaultConfiguration = NeighbourInstances.class)
@EnableConfigurationProperties({NeighbourSettings.class, SecuritySettings.class})
final class ClientAutoConfiguration {

    @Bean
    Neighbours neighbours(
            NeighbourSettings settings,
            SecuritySettings security,
            RestClient.Builder clients,
            LoadBalancerClient balancer,
            Breakers breakers) {
        return new Neighbours(settings, security, clients, balancer, breakers);
    }
}
