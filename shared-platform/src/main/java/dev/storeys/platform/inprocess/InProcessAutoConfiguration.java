package dev.storeys.platform.inprocess;

import dev.storeys.platform.inbox.Inbox;
import dev.storeys.platform.inbox.InboxAutoConfiguration;
import dev.storeys.platform.inbox.Intake;
import dev.storeys.platform.inbox.Subscription;
import dev.storeys.platform.outbox.OutboxAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events stay in this process unless a stage says otherwise. */
@AutoConfiguration(after = InboxAutoConfiguration.class, before = OutboxAutoConfiguration.class)
@ConditionalOnBean(Inbox.class)
@ConditionalOnProperty(
        name = "storeys.events.transport",
        havingValue = "in-process",
        matchIfMissing = true)
final class InProcessAutoConfiguration {

    @Bean
    InProcessTransport inProcessTransport(
            ObjectProvider<Subscription<?>> subscriptions, Intake intake) {
        return new InProcessTransport(subscriptions, intake);
    }

    @Bean
    DeadLetterTable deadLetterTable(JdbcClient database) {
        return new DeadLetterTable(database);
    }
}
