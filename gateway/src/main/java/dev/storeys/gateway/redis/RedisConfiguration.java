package dev.storeys.gateway.redis;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Redis, where it is named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("spring.data.redis.url")
class RedisConfiguration {

    @Bean
    RedisLink redis(@Value("${spring.data.redis.url}") String url) {
        return new RedisLink(url);
    }
}
