package dev.storeys.gateway.consistency;

import java.security.Principal;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Hears what the answers to a user's writes say, and tells it with what he asks next. */
@Component
@Order(RecentWritesFilter.ONCE_IT_IS_KNOWN_WHO_ASKS)
final class RecentWritesFilter implements WebFilter {

    /** Spring Security's chain stands at -100, the limits at -50. */
    static final int ONCE_IT_IS_KNOWN_WHO_ASKS = -40;

    private final RecentWrites writes;

    RecentWritesFilter(RecentWrites writes) {
        this.writes = writes;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getPrincipal()
                .map(Principal::getName)
                .defaultIfEmpty("")
                .flatMap(user -> chain.filter(user.isEmpty() ? exchange : of(user, exchange)));
    }

    private ServerWebExchange of(String user, ServerWebExchange exchange) {
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> hear(user, exchange)));
        String said = exchange.getRequest().getHeaders().getFirst(RecentWrites.HEADER);
        String told = writes.tell(user, said);
        if (told == null || told.equals(said)) {
            return exchange;
        }
        ServerHttpRequest request =
                exchange.getRequest().mutate().header(RecentWrites.HEADER, told).build();
        return exchange.mutate().request(request).build();
    }

    private void hear(String user, ServerWebExchange exchange) {
        writes.remember(user, exchange.getResponse().getHeaders().getFirst(RecentWrites.HEADER));
    }
}
