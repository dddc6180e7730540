package dev.storeys.platform.idempotency;

import dev.storeys.platform.inbox.InboxAutoConfiguration;
import dev.storeys.platform.module.ModuleSchema;
import dev.storeys.platform.shard.Shards;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Idempotency-Keys for a process in which modules own schemas. */
@AutoConfiguration(after = InboxAutoConfiguration.class)
@ConditionalOnBean(ModuleSchema.class)
@EnableConfigurationProperties(IdempotencySettings.class)
public final class IdempotencyAutoConfiguration {

    @Bean
    IdempotencyKeys idempotencyKeys(
            List<ModuleSchema> schemas,
            JdbcClient database,
            IdempotencySettings settings,
            PlatformTransactionManager transactions,
            JsonMapper json,
            Shards shards) {
        return new IdempotencyKeys(
                schemas,
                schema -> new Claims(schema, database, settings),
                new TransactionTemplate(transactions),
                json,
                shards);
    }
}
