package dev.storeys.gateway.problem;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import reactor.netty.NettyPipeline;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class RefusalConfiguration {

    @Bean
    NettyServerCustomizer malformedRequestsGetAProblem(JsonMapper json) {
        return server ->
                server.doOnChannelInit((observer, channel, remote) ->
                        channel.pipeline()
                                .addAfter(
                                        NettyPipeline.HttpCodec,
                                        "malformedRequests",
                                        new MalformedRequests(json)));
    }

    /** What Spring Security's firewall refuses: path tricks, odd methods, control characters. */
    @Bean
    ServerExchangeRejectedHandler suspiciousRequestsGetAProblem(Problems problems) {
        return problems::handle;
    }
}
