package dev.storeys.platform.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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

/**
 * Whom the load balancer of a neighbour chooses from; read anew in the context that each
 * neighbour's balancer has of its own.
 */
class NeighbourInstances {

    private static final Duration END_OF_A_LOOK = Duration.ofSeconds(1);
    private static final int OK = 200;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    @Bean(destroyMethod = "close")
    HttpClient healthClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(END_OF_A_LOOK)
                .build();
    }

    @Bean
    ServiceInstanceListSupplier instances(
            Environment context,
            NeighbourSettings settings,
            LoadBalancerClientFactory balancers,
            HttpClient healthClient) {
        String name = LoadBalancerClientFactory.getName(context);
        List<ServiceInstance> all =
                settings.neighbour(name).url().stream().map(url -> instance(name, url)).toList();
        ServiceInstanceListSupplier known =
                ServiceInstanceListSuppliers.from(name, all.toArray(ServiceInstance[]::new));
        return new ReadyInstances(
                new HealthCheckServiceInstanceListSupplier(
                        known,
                        balancers,
                        (instance, path) -> isReady(healthClient, instance, path)),
                all);
    }

    private static ServiceInstance instance(String name, URI url) {
        boolean secure = "https".equals(url.getScheme());
        int port = url.getPort() < 0 ? (secure ? HTTPS : HTTP) : url.getPort();
        return new DefaultServiceInstance(url.getAuthority(), name, url.getHost(), port, secure);
    }

    private static Mono<Boolean> isReady(HttpClient http, ServiceInstance instance, String path) {
        HttpRequest question =
                HttpRequest.newBuilder(URI.create(instance.getUri() + path))
                        .timeout(END_OF_A_LOOK)
                        .build();
        // A failure is a no: nobody listens any more to one that comes late.
        return Mono.fromFuture(() ->
                http.sendAsync(question, BodyHandlers.discarding())
                        .handle((answer, failure) -> failure == null && answer.statusCode() == OK));
    }
}
