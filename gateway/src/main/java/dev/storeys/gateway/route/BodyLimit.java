package dev.storeys.gateway.route;

import dev.storeys.gateway.problem.Refusal;
import java.io.Serial;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Refuses bodies over one mebibyte, by their announced length or, in chunks, while they arrive. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class BodyLimit implements WebFilter {

    static final long MAX_BYTES = 1024 * 1024;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (request.getHeaders().getContentLength() > MAX_BYTES) {
            return Mono.error(new BodyTooLarge());
        }
        if (!request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
            return chain.filter(exchange);
        }
        return chain.filter(exchange.mutate().request(new Counted(request)).build());
    }

    private static final class Counted extends ServerHttpRequestDecorator {

        Counted(ServerHttpRequest request) {
            super(request);
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.defer(() -> {
                AtomicLong seen = new AtomicLong();
                return super.getBody()
                        .handle((piece, sink) -> {
                            int size = piece.readableByteCount();
                            if (seen.addAndGet(size) > MAX_BYTES) {
                                DataBufferUtils.release(piece);
                                sink.error(new BodyTooLarge());
                            } else {
                                sink.next(piece);
                            }
                        });
            });
        }
    }

    private static final class BodyTooLarge extends Refusal {

        @Serial private static final long serialVersionUID = 1;

        BodyTooLarge() {
            super(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "body-too-large",
                    "A request body may have " + MAX_BYTES + " bytes at most.");
        }
    }
}
