package dev.storeys.gateway.limit;

import dev.storeys.gateway.redis.RedisLink;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "storeys.limits.enabled", matchIfMissing = true)
class LimitConfiguration {

    @Bean
    @ConditionalOnProperty("spring.data.redis.url")
    SharedLimits sharedLimits(Limits limits, RedisLink redis, LimitSettings settings) {
        return new SharedLimits(limits, redis, settings.flush());
    }
}
