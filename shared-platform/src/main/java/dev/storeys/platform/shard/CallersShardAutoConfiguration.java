package dev.storeys.platform.shard;

import dev.storeys.platform.module.ModuleSchema;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Requests of somebody who is signed in are answered where his data is. */
@AutoConfiguration(after = ShardAutoConfiguration.class)
@ConditionalOnBean(ShardSettings.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
final class CallersShardAutoConfiguration {

    @Bean
    WebMvcRegistrations callersShard(Shards shards, List<ModuleSchema> schemas) {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new CallersShard(shards, schemas);
            }
        };
    }
}
