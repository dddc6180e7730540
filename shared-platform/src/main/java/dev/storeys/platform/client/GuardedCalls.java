package dev.storeys.platform.client;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClientException;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpExchangeAdapterDecorator;
import org.springframework.web.service.invoker.HttpRequestValues;

/**
 * The calls to one neighbour behind its circuit breaker. It stands around the whole call, so that
 * an answer that breaks off in the body is a failure like one that never comes.
 */
final class GuardedCalls extends HttpExchangeAdapterDecorator {

    private final String neighbour;
    private final CircuitBreaker breaker;

    GuardedCalls(HttpExchangeAdapter calls, String neighbour, CircuitBreaker breaker) {
        super(calls);
        this.neighbour = neighbour;
        this.breaker = breaker;
    }

    /**
     * What says that the neighbour cannot answer. A refusal of the request (4xx) is an answer, and
     * so is a 503 that asks to come again: it says that the neighbour lives and is busy, and who
     * stops asking then would take the rest of its work away from it as well.
     */
    static boolean isFailure(Throwable failure) {
        return failure instanceof NeighbourUnavailable unavailable && !unavailable.wasSaid();
    }

    @Override
    public void exchange(HttpRequestValues request) {
        call(() -> {
            super.exchange(request);
            return null;
        });
    }

    @Override
    public HttpHeaders exchangeForHeaders(HttpRequestValues request) {
        return call(() -> super.exchangeForHeaders(request));
    }

    @Override
    public <T> @Nullable T exchangeForBody(
            HttpRequestValues request, ParameterizedTypeReference<T> type) {
        return call(() -> super.exchangeForBody(request, type));
    }

    @Override
    public ResponseEntity<Void> exchangeForBodilessEntity(HttpRequestValues request) {
        return call(() -> super.exchangeForBodilessEntity(request));
    }

    @Override
    public <T> ResponseEntity<T> exchangeForEntity(
            HttpRequestValues request, ParameterizedTypeReference<T> type) {
        return call(() -> super.exchangeForEntity(request, type));
    }

    private <T extends @Nullable Object> T call(Supplier<T> exchange) {
        try {
            return breaker.executeSupplier(() -> answer(exchange));
        } catch (CallNotPermittedException open) {
            throw NeighbourUnavailable.because(neighbour, open);
        }
    }

    private <T extends @Nullable Object> T answer(Supplier<T> exchange) {
        try {
            return exchange.get();
        } catch (RestClientException failure) {
            if (failure.contains(IOException.class)) {
                throw NeighbourUnavailable.because(neighbour, failure);
            }
            throw failure;
        }
    }
}
