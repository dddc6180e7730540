package dev.storeys.gateway.overload;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tells each service until when its answer is waited for, so that it does not begin what nobody
 * will read. What a client says of that itself is dropped.
 */
@Component
public final class Deadlines implements HttpHeadersFilter, Ordered {

    /**
     * Milliseconds since 1970: a time to wait would not say how long the request lay in a queue.
     */
    public static final String HEADER = "X-Request-Deadline";

    private final Duration patience;

    Deadlines(
            @Value("${spring.cloud.gateway.server.webflux.httpclient.response-timeout}")
                    Duration patience) {
        this.patience = patience;
    }

    /** The header's value for a request that is sent now. */
    public String next() {
        return Long.toString(Clock.systemUTC().millis() + patience.toMillis());
    }

    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public HttpHeaders filter(HttpHeaders fromClient, ServerWebExchange exchange) {
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(fromClient);
        headers.set(HEADER, next());
        return headers;
    }
}
