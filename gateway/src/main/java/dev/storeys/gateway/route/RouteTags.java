package dev.storeys.gateway.route;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_PREDICATE_MATCHED_PATH_ATTR;

import io.micrometer.common.KeyValue;
import org.springframework.http.server.reactive.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/** Request metrics carry the path of the route, never of the request. */
@Component
final class RouteTags extends DefaultServerRequestObservationConvention {

    @Override
    protected KeyValue uri(ServerRequestObservationContext context) {
        Object route = context.getAttributes().get(GATEWAY_PREDICATE_MATCHED_PATH_ATTR);
        return route instanceof String path ? KeyValue.of("uri", path) : super.uri(context);
    }
}
