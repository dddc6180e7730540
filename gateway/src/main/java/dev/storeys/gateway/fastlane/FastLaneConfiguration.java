package dev.storeys.gateway.fastlane;

import dev.storeys.gateway.balance.Pool;
import dev.storeys.gateway.balance.Pools;
import dev.storeys.gateway.breaker.RouteBreakers;
import dev.storeys.gateway.client.ClientAddress;
import dev.storeys.gateway.limit.RateLimits;
import dev.storeys.gateway.overload.Admission;
import dev.storeys.gateway.overload.Deadlines;
import dev.storeys.gateway.problem.Problems;
import dev.storeys.gateway.route.RouteSettings;
import dev.storeys.gateway.token.TokenMemory;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import reactor.netty.http.client.HttpClient;

/** Puts the short way before the chain, at the web server. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "storeys.fast-lane.enabled", matchIfMissing = true)
class FastLaneConfiguration {

    @Bean
    Gatekeeper gatekeeper(
            Pools pools,
            RouteSettings routes,
            TokenMemory tokens,
            RouteBreakers breakers,
            RateLimits limits,
            ClientAddress addresses) {
        Map<String, Pool> byRoute = Gatekeeper.pools(pools, routes);
        return new Gatekeeper(byRoute, tokens, breakers, limits, addresses);
    }

    @Bean
    Timings timings(MeterRegistry registry) {
        return new Timings(registry);
    }

    @Bean
    Answers answers(
            Problems problems,
            Timings timings,
            @Value("${storeys.instance:gateway-1}") String instance) {
        return new Answers(problems, instance, timings);
    }

    @Bean
    Upstream upstream(HttpClient client, HttpClientProperties settings, Deadlines deadlines) {
        Duration patience = settings.getResponseTimeout();
        // The chain sets it anew for each request.
        HttpClient patient = patience == null ? client : client.responseTimeout(patience);
        return new Upstream(patient, deadlines);
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> fastLane(
            Gatekeeper gatekeeper,
            Admission admission,
            Upstream upstream,
            Answers answers,
            Timings timings,
            ObjectProvider<HttpHandler> chain) {
        return server ->
                server.addRouteProviders(routes -> {
                    var handler = new ReactorHttpHandlerAdapter(chain.getObject());
                    return routes.route(
                            _ -> true,
                            new FastLane(
                                    gatekeeper,
                                    admission,
                                    upstream,
                                    answers,
                                    (request, response) -> {
                                        timings.chained();
                                        return handler.apply(request, response);
                                    }));
                });
    }
}
