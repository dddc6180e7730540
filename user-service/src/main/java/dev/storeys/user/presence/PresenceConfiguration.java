package dev.storeys.user.presence;

import dev.storeys.platform.breaker.Breakers;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.SocketOptions.TcpUserTimeoutOptions;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The stores of {@link PresenceSettings}, one of which there is. */
@Configuration(proxyBeanMethods = false)
class PresenceConfiguration {

    /** Also for a store that is none, so that the start ends with what the settings say of it. */
    @Bean
    @ConditionalOnMissingBean(OpenSessions.class)
    OpenSessions sessionsInMemory() {
        return new SessionsInMemory();
    }

    @Configuration(proxyBeanMethods = false)
    @Import(DataRedisAutoConfiguration.class)
    @ConditionalOnProperty(name = "storeys.user.sessions.store", havingValue = "redis")
    static class Redis {

        private static final Duration CONNECT = Duration.ofSeconds(1);
        private static final Duration SILENCE = Duration.ofSeconds(5);
        private static final Duration RECONNECT = Duration.ofMillis(500);

        @Bean
        SessionsInRedis sessionsInRedis(
                StringRedisTemplate redis, Breakers breakers, SessionTable table) {
            return new SessionsInRedis(redis, breakers.of("redis-sessions", _ -> true), table);
        }

        /** Nothing waits for a connection, and one that died without a word is given up soon. */
        @Bean
        LettuceClientOptionsBuilderCustomizer impatience() {
            return options ->
                    options.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                            .socketOptions(
                                    SocketOptions.builder()
                                            .connectTimeout(CONNECT)
                                            .keepAlive(
                                                    KeepAliveOptions.builder()
                                                            .enable()
                                                            .idle(SILENCE)
                                                            .interval(CONNECT)
                                                            .count(3)
                                                            .build())
                                            .tcpUserTimeout(
                                                    TcpUserTimeoutOptions.builder()
                                                            .enable()
                                                            .tcpUserTimeout(SILENCE)
                                                            .build())
                                            .build());
        }

        /** Lettuce's own pauses grow to half a minute. */
        @Bean
        ClientResourcesBuilderCustomizer reconnectsSoon() {
            return resources -> resources.reconnectDelay(Delay.constant(RECONNECT));
        }
    }
}
