package dev.storeys.gateway.problem;

import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers every failure of the gateway itself as a problem document, and never with its insides.
 */
@Component
@Order(Problems.BEFORE_THE_FRAMEWORKS_OWN)
public final class Problems implements ErrorWebExceptionHandler {

    static final int BEFORE_THE_FRAMEWORKS_OWN = -2;

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            // Half an answer is out; only a broken connection can still tell the client.
            return Mono.error(failure);
        }
        exchange.getResponse().getHeaders().putAll(Failure.headersOf(failure));
        return write(exchange, Failure.problemOf(failure), failure);
    }

    /** The answer to a failure as bytes, for whoever has no exchange. */
    public Written written(Throwable failure, String traceId, String path) {
        Problem problem = Failure.problemOf(failure);
        report(path, problem, traceId, failure);
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(Failure.headersOf(failure));
        String body = json.writeValueAsString(problem.body(traceId));
        describe(headers, problem, body.getBytes(StandardCharsets.UTF_8).length);
        return new Written(problem.status().value(), headers, body);
    }

    /** A whole answer. */
    public record Written(int status, HttpHeaders headers, String body) {}

    private Mono<Void> write(ServerWebExchange exchange, Problem problem, Throwable failure) {
        String traceId = TraceIds.of(exchange);
        report(
                exchange.getRequest().getPath().pathWithinApplication().value(),
                problem,
                traceId,
                failure);
        byte[] body = json.writeValueAsBytes(problem.body(traceId));
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(problem.status());
        describe(response.getHeaders(), problem, body.length);
        if (HttpMethod.HEAD.equals(exchange.getRequest().getMethod())) {
            return response.setComplete();
        }
        DataBuffer buffer = response.bufferFactory().wrap(body);
        return response.writeWith(Mono.just(buffer));
    }

    private static void describe(HttpHeaders headers, Problem problem, int length) {
        // A service's headers may be there already when its answer broke off before the first byte.
        headers.remove(HttpHeaders.CONTENT_ENCODING);
        headers.remove(HttpHeaders.TRANSFER_ENCODING);
        headers.set(HttpHeaders.CONTENT_TYPE, Problem.CONTENT_TYPE);
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        headers.setContentLength(length);
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, "1");
        }
    }

    private static void report(String path, Problem problem, String traceId, Throwable failure) {
        if (problem.status() == HttpStatus.INTERNAL_SERVER_ERROR) {
            log.error("Unforeseen failure, trace {}", traceId, failure);
        } else if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE
                && !(failure instanceof Refusal)) {
            // Why the gateway itself refuses is logged once, where it is found out.
            log.warn("{} unavailable, trace {}: {}", path, traceId, failure.toString());
        }
    }
}
