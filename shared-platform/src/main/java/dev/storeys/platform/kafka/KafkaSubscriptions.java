package dev.storeys.platform.kafka;

import dev.storeys.platform.inbox.Inbox;
import dev.storeys.platform.inbox.Subscription;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;

/**
 * Reads the topics of all subscriptions of this process, each with the subscription's own group.
 */
final class KafkaSubscriptions implements SmartLifecycle {

    private final List<ConcurrentMessageListenerContainer<String, String>> containers;

    private volatile boolean running;

    KafkaSubscriptions(
            ObjectProvider<Subscription<?>> subscriptions,
            ConcurrentKafkaListenerContainerFactory<String, String> factory,
            CommonErrorHandler errors,
            Inbox inbox,
            KafkaEventSettings settings) {
        this.containers =
                subscriptions.stream()
                        .map(subscription -> container(factory, subscription, inbox))
                        .toList();
        for (ConcurrentMessageListenerContainer<String, String> container : containers) {
            container.setCommonErrorHandler(errors);
            container.setConcurrency(settings.concurrency());
        }
    }

    private static ConcurrentMessageListenerContainer<String, String> container(
            ConcurrentKafkaListenerContainerFactory<String, String> factory,
            Subscription<?> subscription,
            Inbox inbox) {
        ConcurrentMessageListenerContainer<String, String> container =
                factory.createContainer(subscription.topic());
        container.setBeanName(subscription.group());
        container.getContainerProperties().setGroupId(subscription.group());
        container
                .getContainerProperties()
                .setMessageListener(
                        (MessageListener<String, String>)
                                record ->
                                        inbox.receive(
                                                subscription, eventId(record), record.value()));
        return container;
    }

    private static UUID eventId(ConsumerRecord<String, String> record) {
        Header header = record.headers().lastHeader(KafkaTransport.EVENT_ID);
        if (header == null) {
            throw new IllegalArgumentException("The record has no " + KafkaTransport.EVENT_ID);
        }
        return UUID.fromString(new String(header.value(), StandardCharsets.UTF_8));
    }

    @Override
    public void start() {
        containers.forEach(ConcurrentMessageListenerContainer::start);
        running = true;
    }

    @Override
    public void stop() {
        containers.forEach(ConcurrentMessageListenerContainer::stop);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
