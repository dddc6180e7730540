package dev.storeys.gateway.route;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.loadbalancer.core.HealthCheckServiceInstanceListSupplier;
import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;
import org.springframework.cloud.loadbalancer.support.LoadBalancerClientFactory;
import org.springframework.cloud.loadbalancer.support.ServiceInstanceListSuppliers;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * Whom the load balancer of a service chooses from: those of its instances that are ready. No
 * component of the gateway itself, as each balancer reads it in a context of its own.
 */
class ServiceInstances {

    private static final int OK = 200;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Bean
    ServiceInstanceListSupplier instances(
            Environment context, RouteSettings routes, LoadBalancerClientFactory balancers) {
        String service = LoadBalancerClientFactory.getName(context);
        List<ServiceInstance> all =
                routes.instances(service).stream().map(url -> instance(service, url)).toList();
        ServiceInstanceListSupplier known =
                ServiceInstanceListSuppliers.from(service, all.toArray(ServiceInstance[]::new));
        return new ReadyInstances(
                new HealthCheckServiceInstanceListSupplier(
                        known, balancers, ServiceInstances::isReady),
                all);
    }

    private static ServiceInstance instance(String service, URI url) {
        boolean secure = "https".equals(url.getScheme());
        int port = url.getPort() < 0 ? (secure ? HTTPS : HTTP) : url.getPort();
        return new DefaultServiceInstance(url.getAuthority(), service, url.getHost(), port, secure);
    }

    /** Over a new connection each time: whether it takes one is a part of the question. */
    private static Mono<Boolean> isReady(ServiceInstance instance, String path) {
        return HttpClient.newConnection()
                .get()
                .uri(instance.getUri() + path)
                .response()
                .map(response -> response.status().code() == OK)
                .timeout(PATIENCE);
    }
}
