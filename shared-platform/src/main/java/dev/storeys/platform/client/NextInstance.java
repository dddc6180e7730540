package dev.storeys.platform.client;

import dev.storeys.platform.client.ReadyInstances.Tried;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.HashSet;
import java.util.Set;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.DefaultRequest;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.support.HttpRequestWrapper;

/**
 * Sends each call to the instance whose turn it is. One that cannot be reached is passed over,
 * whatever the method, as nothing was sent. A read whose connection broke is sent once more; one
 * that was not answered in time is not, as a slow neighbour would get twice the work.
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
        boolean broken = false;
        while (true) {
            ServiceInstance instance = choose(tried);
            try {
                return next.execute(at(instance, request), body);
            } catch (IOException failure) {
                tried.add(instance);
                boolean again =
                        wasNotReached(failure) || (!broken && mayBeRepeated(request, failure));
                if (!again || tried.size() == instances) {
                    throw failure;
                }
                broken |= !wasNotReached(failure);
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

    private static boolean wasNotReached(IOException failure) {
        return failure instanceof ConnectException
                || failure instanceof HttpConnectTimeoutException;
    }

    private static boolean mayBeRepeated(HttpRequest request, IOException failure) {
        boolean reads =
                HttpMethod.GET.equals(request.getMethod())
                        || HttpMethod.HEAD.equals(request.getMethod());
        return reads && !(failure instanceof HttpTimeoutException);
    }
}
