package dev.storeys.platform.kafka;

import dev.storeys.platform.inbox.Inbox;
import dev.storeys.platform.inbox.InboxAutoConfiguration;
import dev.storeys.platform.inbox.Subscription;
import dev.storeys.platform.outbox.OutboxAutoConfiguration;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.transaction.TransactionException;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/** Events over Kafka, where a stage has it. */
@AutoConfiguration(
        after = {InboxAutoConfiguration.class, KafkaAutoConfiguration.class},
        before = OutboxAutoConfiguration.class)
@ConditionalOnBean(Inbox.class)
@ConditionalOnProperty(name = "storeys.events.transport", havingValue = "kafka")
@EnableConfigurationProperties(KafkaEventSettings.class)
final class KafkaEventsAutoConfiguration {

    private static final String DEAD_LETTERS = ".dlt";

    @Bean
    KafkaTransport kafkaTransport(KafkaTemplate<String, String> kafka) {
        return new KafkaTransport(kafka);
    }

    @Bean
    KafkaSubscriptions kafkaSubscriptions(
            ObjectProvider<Subscription<?>> subscriptions,
            ConsumerFactory<String, String> consumers,
            DefaultErrorHandler errors,
            Inbox inbox,
            KafkaEventSettings settings) {
        var factory = new ConcurrentKafkaListenerContainerFactory<String, String>();
        factory.setConsumerFactory(consumers);
        return new KafkaSubscriptions(subscriptions, factory, errors, inbox, settings);
    }

    /** The topics that this process reads, and where its refused records go. */
    @Bean
    KafkaAdmin.NewTopics eventTopics(
            ObjectProvider<Subscription<?>> subscriptions, KafkaEventSettings settings) {
        return new KafkaAdmin.NewTopics(
                subscriptions.stream()
                        .map(Subscription::topic)
                        .distinct()
                        .flatMap(topic -> Stream.of(topic, topic + DEAD_LETTERS))
                        .map(topic ->
                                TopicBuilder.name(topic)
                                        .partitions(settings.partitions())
                                        .replicas(settings.replicas())
                                        .build())
                        .toArray(NewTopic[]::new));
    }

    @Bean
    DefaultErrorHandler kafkaErrors(
            KafkaTemplate<String, String> kafka, KafkaEventSettings settings) {
        DefaultErrorHandler handler =
                new DefaultErrorHandler(
                        new DeadLetterPublishingRecoverer(
                                kafka,
                                // Partition -1 lets the producer choose, whatever the topic has.
                                (record, refusal) ->
                                        new TopicPartition(record.topic() + DEAD_LETTERS, -1)),
                        backOff(settings.attempts() - 1L));
        handler.setBackOffFunction((record, refusal) -> isOutage(refusal) ? backOff() : null);
        return handler;
    }

    private static BackOff backOff(long retries) {
        ExponentialBackOff backOff = backOff();
        backOff.setMaxAttempts(retries);
        return backOff;
    }

    private static ExponentialBackOff backOff() {
        ExponentialBackOff backOff = new ExponentialBackOff(100, 2);
        backOff.setMaxInterval(5_000);
        return backOff;
    }

    /**
     * An outage passes, so its records are tried for ever; only refused records are dead letters.
     */
    private static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransactionException
                    || cause instanceof TransientDataAccessException
                    || cause instanceof NonTransientDataAccessResourceException) {
                return true;
            }
        }
        return false;
    }
}
