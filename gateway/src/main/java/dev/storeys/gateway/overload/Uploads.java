package dev.storeys.gateway.overload;

import dev.storeys.gateway.problem.Refusal;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The bodies of requests. Those of orders and sign-ins are small, and waited for before the request
 * takes a place: a client that sends slowly takes nobody's room. Larger ones pass as they come.
 */
public final class Uploads {

    /** Many times what a checkout needs, and a thousand of them still fit into little memory. */
    public static final long SMALL = 16 * 1024L;

    private Uploads() {}

    static boolean isNone(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        return headers.getContentLength() <= 0
                && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    static boolean isSmall(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        return headers.getContentLength() <= SMALL
                && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    /** The exchange with its body at hand. */
    static Mono<ServerWebExchange> received(ServerWebExchange exchange) {
        return DataBufferUtils.join(blamed(exchange.getRequest()), Math.toIntExact(SMALL))
                .map(body -> exchange.mutate().request(whole(exchange, bytes(body))).build())
                .defaultIfEmpty(exchange);
    }

    /** The exchange with a body that is still to come. */
    static ServerWebExchange passing(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return exchange.mutate().request(with(request, blamed(request))).build();
    }

    /** What goes wrong with a body is the client's doing, and no sign of the service's. */
    private static Flux<DataBuffer> blamed(ServerHttpRequest request) {
        return request.getBody()
                .onErrorMap(failure -> !(failure instanceof Refusal), _ -> notInTime());
    }

    /** Its sender was too slow, or left. */
    public static Refusal notInTime() {
        return new Refusal(HttpStatus.REQUEST_TIMEOUT, "The request's body did not come in time.");
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static ServerHttpRequest whole(ServerWebExchange exchange, byte[] body) {
        // Wrapped for each reader: a request that reached nobody is sent to the next.
        return with(
                exchange.getRequest(),
                Flux.defer(() -> Flux.just(exchange.getResponse().bufferFactory().wrap(body))));
    }

    private static ServerHttpRequest with(ServerHttpRequest request, Flux<DataBuffer> body) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                return body;
            }
        };
    }
}
