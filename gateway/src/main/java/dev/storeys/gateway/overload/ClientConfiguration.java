package dev.storeys.gateway.overload;

import io.netty.channel.Channel;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import reactor.netty.NettyPipeline;

@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

    /**
     * A connection that does nothing at all ends with the server's idle timeout. It stands before
     * whoever answers requests.
     */
    @Bean
    @Order(0)
    NettyServerCustomizer slowClientsAreCutOff(ClientSettings settings) {
        return server -> server.doOnChannelInit((_, channel, _) -> watch(channel, settings));
    }

    private static void watch(Channel channel, ClientSettings settings) {
        var requests = new SlowRequests(settings);
        channel.pipeline()
                .addFirst("slowReaders", new SlowReaders(settings.reading()))
                .addBefore(NettyPipeline.HttpCodec, "slowRequests", requests)
                .addBefore(
                        NettyPipeline.HttpTrafficHandler,
                        "wholeRequests",
                        requests.behindTheCodec());
    }
}
