package dev.storeys.platform.client;

import dev.storeys.platform.breaker.Breakers;
import dev.storeys.platform.security.SecuritySettings;
import dev.storeys.platform.web.Deadline;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** Makes clients of neighbours, each with timeouts, a circuit breaker and the service key. */
public final class Neighbours {

    private final NeighbourSettings settings;
    private final SecuritySettings security;
    private final RestClient.Builder clients;
    private final LoadBalancerClient balancer;
    private final Breakers breakers;

    Neighbours(
            NeighbourSettings settings,
            SecuritySettings security,
            RestClient.Builder clients,
            LoadBalancerClient balancer,
            Breakers breakers) {
        this.settings = settings;
        this.security = security;
        this.clients = clients;
        this.balancer = balancer;
        this.breakers = breakers;
    }

    /**
     * A client for an {@code @HttpExchange} interface. Its calls throw {@link NeighbourUnavailable}
     * when no answer comes, at once while the neighbour's circuit is open, and Spring's exceptions
     * for refusals (4xx).
     */
    public <T> T client(String name, Class<T> api) {
        RestClient client = restClient(name, settings.neighbour(name));
        CircuitBreaker breaker = breakers.of("neighbour-" + name, GuardedCalls::isFailure);
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .exchangeAdapterDecorator(calls -> new GuardedCalls(calls, name, breaker))
                .build()
                .createClient(api);
    }

    private RestClient restClient(String name, NeighbourSettings.Neighbour neighbour) {
        return clients.clone()
                .requestFactory(requestFactory(neighbour))
                .defaultHeaders(this::showServiceKey)
                .requestInterceptor((request, body, next) -> execute(name, request, body, next))
                .defaultStatusHandler(
                        HttpStatusCode::is5xxServerError,
                        (request, response) -> {
                            throw isBusy(response)
                                    ? NeighbourUnavailable.busy(name)
                                    : NeighbourUnavailable.failed(name);
                        })
                .apply(client -> address(client, name, neighbour.url()))
                .build();
    }

    private void address(RestClient.Builder client, String name, List<URI> instances) {
        if (instances.size() == 1) {
            client.baseUrl(instances.getFirst());
        } else {
            client.baseUrl("http://" + name)
                    .requestInterceptor(new NextInstance(name, instances.size(), balancer));
        }
    }

    private void showServiceKey(HttpHeaders headers) {
        String key = security.serviceKey();
        if (key != null) {
            headers.set(SecuritySettings.SERVICE_KEY_HEADER, key);
        }
    }

    private static ClientHttpResponse execute(
            String name, HttpRequest request, byte[] body, ClientHttpRequestExecution next) {
        String deadline = Deadline.ofThisRequest();
        if (deadline != null) {
            request.getHeaders().set(Deadline.HEADER, deadline);
        }
        try {
            return next.execute(request, body);
        } catch (IOException noAnswer) {
            throw NeighbourUnavailable.because(name, noAnswer);
        }
    }

    private static boolean isBusy(ClientHttpResponse response) throws IOException {
        return response.getStatusCode().isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE)
                && response.getHeaders().containsHeader(HttpHeaders.RETRY_AFTER);
    }

    private static JdkClientHttpRequestFactory requestFactory(
            NeighbourSettings.Neighbour neighbour) {
        HttpClient http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(neighbour.connectTimeout())
                        .build();
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(http);
        factory.setReadTimeout(neighbour.readTimeout());
        return factory;
    }
}
