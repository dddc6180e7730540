package dev.storeys.gateway.route;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_PREDICATE_MATCHED_PATH_ATTR;

import io.micrometer.common.KeyValue;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/**
 * Request metrics carry the path of the route, never of the request. A stream has a name of its
 * own: that it lasts for minutes says nothing about the speed of the answers at its path.
 */
@Component
final class RouteTags extends DefaultServerRequestObservationConvention {

    @Override
    protected KeyValue uri(ServerRequestObservationContext context) {
        Object route = context.getAttributes().get(GATEWAY_PREDICATE_MATCHED_PATH_ATTR);
        return route instanceof String path
                ? KeyValue.of("uri", isStream(context) ? path + " (stream)" : path)
                : super.uri(context);
    }

    private static boolean isStream(ServerRequestObservationContext context) {
        ServerHttpResponse response = context.getResponse();
        return response != null
                && MediaType.TEXT_EVENT_STREAM.equalsTypeAndSubtype(
                        response.getHeaders().getContentType());
    }
}
