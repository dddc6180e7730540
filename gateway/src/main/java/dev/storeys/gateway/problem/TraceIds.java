package dev.storeys.gateway.problem;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;

/** The id under which a refusal can be found in traces and logs. */
final class TraceIds {

    private TraceIds() {}

    static String of(ServerWebExchange exchange) {
        return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .map(context -> context.<TracingContext>get(TracingContext.class))
                .map(TraceIds::of)
                .orElseGet(TraceIds::random);
    }

    /** For requests that were refused before tracing saw them. */
    static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "%016x%016x".formatted(random.nextLong(), random.nextLong());
    }

    private static @Nullable String of(TracingContext context) {
        Span span = context.getSpan();
        return span == null ? null : span.context().traceId();
    }
}
