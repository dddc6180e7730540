package dev.storeys.platform.client;

import dev.storeys.platform.client.ReadyInstances.Tried;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.util.HashSet;
import java.util.Set;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.DefaultRequest;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.support.HttpRequestWrapper;

/**
 * Sends each call to the instance whose turn it is. One that cannot be reached is passed over,
 * whatever the method, as nothing was sent. A read whose connection broke the JDK's client sends
 * once more by itself, and finds out in doing so whether the instance is gone.
 */
final class NextInstance implements ClientHttpRequestInterceptor {

    private final String neighbour;
    private final int instances;
    private final LoadBalancerClient balancer;

    NextInstance(String neighbour, int instances, LoadBalancerClient balancer) {
        this.neighbour = neighbour;
        this.instances = instances;
        this.balancer = balancer;
    }

    @Override
    public ClientHttpResponse intercept(
            HttpRequest request, byte[] body, ClientHttpRequestExecution next) throws IOException {
        Set<ServiceInstance> tried = new HashSet<>();
        while (true) {
            ServiceInstance instance = choose(tried);
            try {
                return next.execute(at(instance, request), body);
            } catch (ConnectException | HttpConnectTimeoutException unreached) {
                tried.add(instance);
                if (tried.size() == instances) {
                    throw unreached;
                }
            }
        }
    }

    private ServiceInstance choose(Set<ServiceInstance> tried) throws IOException {
        ServiceInstance instance =
                balancer.choose(neighbour, new DefaultRequest<>(new Tried(Set.copyOf(tried))));
        if (instance == null) {
            throw new ConnectException("No instance of " + neighbour + " is known");
        }
        return instance;
    }

    private HttpRequest at(ServiceInstance instance, HttpRequest request) {
        URI address = balancer.reconstructURI(instance, request.getURI());
        return new HttpRequestWrapper(request) {
            @Override
            public URI getURI() {
                return address;
            }
        };
    }
}
