package dev.storeys.platform.outbox;

import dev.storeys.platform.module.ModuleSchema;
import dev.storeys.platform.shard.Shards;
import java.util.List;
import java.util.function.Function;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Outboxes for a process in which modules own schemas. */
@AutoConfiguration(after = {JdbcClientAutoConfiguration.class, TransactionAutoConfiguration.class})
@ConditionalOnBean(ModuleSchema.class)
@EnableConfigurationProperties(OutboxSettings.class)
public final class OutboxAutoConfiguration {

    @Bean
    Outboxes outboxes(
            List<ModuleSchema> schemas,
            JdbcClient database,
            PlatformTransactionManager transactions,
            Transport transport,
            JsonMapper json,
            OutboxSettings settings,
            Shards shards) {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        Function<String, Relay> newRelay =
                schema ->
                        new Relay(
                                new OutboxTable(schema, database),
                                transaction,
                                transport,
                                settings);
        return new Outboxes(schemas, shards, database, json, newRelay);
    }
}
