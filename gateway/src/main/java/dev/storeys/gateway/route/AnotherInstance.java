package dev.storeys.gateway.route;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_LOADBALANCER_RESPONSE_ATTR;

import java.net.ConnectException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.Response;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Sends a request to the next instance when one could not be reached, whatever its method: nothing
 * of it has been sent, and its body has not been read.
 */
record AnotherInstance(int instances) implements GatewayFilter {

    private static final String UNREACHED = AnotherInstance.class.getName() + ".unreached";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange)
                .retryWhen(
                        Retry.max(instances - 1L)
                                .filter(ConnectException.class::isInstance)
                                .doBeforeRetry(_ -> passOver(exchange))
                                .onRetryExhaustedThrow((_, last) -> last.failure()));
    }

    private static void passOver(ServerWebExchange exchange) {
        ServerWebExchangeUtils.reset(exchange);
        Response<ServiceInstance> choice =
                exchange.getAttribute(GATEWAY_LOADBALANCER_RESPONSE_ATTR);
        if (choice != null && choice.getServer() != null) {
            Set<String> unreached = new HashSet<>(unreached(exchange.getAttributes()));
            unreached.add(choice.getServer().getInstanceId());
            exchange.getAttributes().put(UNREACHED, unreached);
        }
    }

    /** The ids of the instances that a request with these attributes could not reach. */
    @SuppressWarnings("unchecked") // nobody else writes it
    static Set<String> unreached(Map<String, Object> attributes) {
        return (Set<String>) attributes.getOrDefault(UNREACHED, Set.of());
    }
}
