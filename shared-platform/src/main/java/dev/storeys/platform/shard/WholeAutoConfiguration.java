package dev.storeys.platform.shard;

import dev.storeys.platform.database.DatabaseAutoConfiguration;
import dev.storeys.platform.database.DirectConnections;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** One database for everything, unless the settings name shards. */
@AutoConfiguration(after = {DatabaseAutoConfiguration.class, ShardAutoConfiguration.class})
@ConditionalOnBean(DirectConnections.class)
final class WholeAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Shards noShards(DirectConnections main) {
        return Shards.none(main);
    }
}
