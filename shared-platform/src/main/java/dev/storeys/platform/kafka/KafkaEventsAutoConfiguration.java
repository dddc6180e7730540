package dev.storeys.platform.kafka;

import dev.storeys.platform.inbox.Inbox;
import dev.storeys.platform.inbox.InboxAutoConfiguration;
import dev.storeys.platform.inbox.Intake;
import dev.storeys.platform.inbox.Subscription;
import dev.storeys.platform.outbox.OutboxAutoConfiguration;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** Events over Kafka, where a stage has it. */
@AutoConfiguration(
        after = {InboxAutoConfiguration.class, KafkaAutoConfiguration.class},
        before = OutboxAutoConfiguration.class)
@ConditionalOnBean(Inbox.class)
@ConditionalOnProperty(name = "storeys.events.transport", havingValue = "kafka")
@EnableConfigurationProperties(KafkaEventSettings.class)
final class KafkaEventsAutoConfiguration {

    @Bean(destroyMethod = "close")
    KafkaTransport kafkaTransport(
            ProducerFactory<byte[], byte[]> producers, KafkaEventSettings settings) {
        return new KafkaTransport(producers, settings.patience());
    }

    @Bean
    DeadLetterTopic deadLetterTopic(
            KafkaTemplate<byte[], byte[]> kafka, ConsumerFactory<byte[], byte[]> consumers) {
        return new DeadLetterTopic(kafka, consumers);
    }

    @Bean
    KafkaSubscriptions kafkaSubscriptions(
            ObjectProvider<Subscription<?>> subscriptions,
            ConsumerFactory<byte[], byte[]> consumers,
            DefaultErrorHandler errors,
            Intake intake,
            KafkaEventSettings settings) {
        var factory = new ConcurrentKafkaListenerContainerFactory<byte[], byte[]>();
        factory.setConsumerFactory(consumers);
        return new KafkaSubscriptions(subscriptions, factory, errors, intake, settings);
    }

    /** The topics that this process reads, and where its refused records go. */
    @Bean
    KafkaAdmin.NewTopics eventTopics(
            ObjectProvider<Subscription<?>> subscriptions, KafkaEventSettings settings) {
        return new KafkaAdmin.NewTopics(
                subscriptions.stream()
                        .map(Subscription::topic)
                        .distinct()
                        .flatMap(topic ->
                                Stream.of(
                                        topic(topic, settings).build(),
                                        topic(topic + DeadLetterTopic.SUFFIX, settings)
                                                .compact()
                                                .build()))
                        .toArray(NewTopic[]::new));
    }

    private static TopicBuilder topic(String name, KafkaEventSettings settings) {
        return TopicBuilder.name(name)
                .partitions(settings.partitions())
                .replicas(settings.replicas());
    }

    /** Refused records are dead letters by now; what comes here is an outage, and that passes. */
    @Bean
    DefaultErrorHandler kafkaErrors() {
        ExponentialBackOff backOff = new ExponentialBackOff(100, 2);
        backOff.setMaxInterval(5_000);
        return new DefaultErrorHandler(backOff);
    }
}
