package dev.storeys.gateway.fastlane;

import dev.storeys.gateway.balance.Pool;
import dev.storeys.gateway.balance.Pools;
import dev.storeys.gateway.breaker.RouteBreakers;
import dev.storeys.gateway.client.ClientAddress;
import dev.storeys.gateway.consistency.RecentWrites;
import dev.storeys.gateway.limit.RateLimits;
import dev.storeys.gateway.overload.Admission;
import dev.storeys.gateway.overload.Deadlines;
import dev.storeys.gateway.problem.Problems;
import dev.storeys.gateway.route.RouteSettings;
import dev.storeys.gateway.token.TokenMemory;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.resolver.AddressResolverGroup;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import reactor.netty.NettyPipeline;
import reactor.netty.http.HttpResources;
import reactor.netty.resources.LoopResources;
import reactor.netty.transport.NameResolverProvider;

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
            RecentWrites writes,
            @Value("${storeys.instance:gateway-1}") String instance) {
        return new Answers(problems, writes, instance);
    }

    @Bean
    ServiceLines serviceLines(
            HttpClientProperties chain,
            @Value("${server.netty.idle-timeout}") Duration idle,
            Deadlines deadlines,
            RecentWrites writes) {
        Duration connect = Duration.ofMillis(chain.getConnectTimeout());
        Duration unused = chain.getPool().getMaxIdleTime();
        Times times = new Times(connect, chain.getResponseTimeout(), unused, idle);
        return new ServiceLines(resolver(), deadlines, writes, times);
    }

    /** Netty's own, which keeps no event loop waiting for a name. */
    private static AddressResolverGroup<InetSocketAddress> resolver() {
        return NameResolverProvider.builder()
                .build()
                .newNameResolverGroup(HttpResources.get(), LoopResources.DEFAULT_NATIVE);
    }

    @Bean
    FastLane fastLane(
            Gatekeeper gatekeeper,
            Admission admission,
            ServiceLines services,
            Answers answers,
            Timings timings) {
        return new FastLane(gatekeeper, admission, services, answers, timings);
    }

    /** Behind all others that look at requests: they watch the lane's as well. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    NettyServerCustomizer fastLaneBeforeTheChain(FastLane lane) {
        return server ->
                server.doOnChannelInit((_, channel, _) ->
                        channel.pipeline()
                                .addBefore(
                                        NettyPipeline.HttpTrafficHandler,
                                        "fastLane",
                                        new ClientLine(lane)));
    }

    @Bean
    LaneDrain laneDrain(
            FastLane lane,
            @Value("${spring.lifecycle.timeout-per-shutdown-phase}") Duration patience) {
        return new LaneDrain(lane, patience);
    }
}
