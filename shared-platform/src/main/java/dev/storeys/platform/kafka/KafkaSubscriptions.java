package dev.storeys.platform.kafka;

import dev.storeys.platform.inbox.Arrival;
import dev.storeys.platform.inbox.Intake;
import dev.storeys.platform.inbox.Subscription;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/**
 * Reads the topics of all subscriptions of this process, each with the subscription's own group.
 */
final class KafkaSubscriptions implements SmartLifecycle {

    private static final Pattern ID =
            Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final List<ConcurrentMessageListenerContainer<byte[], byte[]>> containers;

    private volatile boolean running;

    KafkaSubscriptions(
            ObjectProvider<Subscription<?>> subscriptions,
            ConcurrentKafkaListenerContainerFactory<byte[], byte[]> factory,
            CommonErrorHandler errors,
            Intake intake,
            KafkaEventSettings settings) {
        this.containers =
                subscriptions.stream()
                        .map(subscription -> container(factory, subscription, intake))
                        .toList();
        for (ConcurrentMessageListenerContainer<byte[], byte[]> container : containers) {
            container.setCommonErrorHandler(errors);
            container.setConcurrency(settings.concurrency());
        }
    }

    private static ConcurrentMessageListenerContainer<byte[], byte[]> container(
            ConcurrentKafkaListenerContainerFactory<byte[], byte[]> factory,
            Subscription<?> subscription,
            Intake intake) {
        ConcurrentMessageListenerContainer<byte[], byte[]> container =
                factory.createContainer(subscription.topic());
        container.setBeanName(subscription.group());
        container.getContainerProperties().setGroupId(subscription.group());
        container
                .getContainerProperties()
                .setMessageListener(
                        (BatchMessageListener<byte[], byte[]>)
                                records -> take(subscription, intake, records));
        return container;
    }

    private static void take(
            Subscription<?> subscription,
            Intake intake,
            List<ConsumerRecord<byte[], byte[]>> records) {
        List<Arrival> arrivals = records.stream().map(KafkaSubscriptions::arrival).toList();
        try {
            if (!intake.take(subscription, arrivals).isEmpty()) {
                throw new RecordsWait(subscription.group());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new RecordsWait(subscription.group());
        }
    }

    private static Arrival arrival(ConsumerRecord<byte[], byte[]> record) {
        String place = "%s-%d-%d".formatted(record.topic(), record.partition(), record.offset());
        return new Arrival(
                id(record, place),
                record.topic(),
                record.key() == null ? place : new String(record.key(), StandardCharsets.UTF_8),
                Arrival.Payload.of(record.value() == null ? new byte[0] : record.value()),
                new Arrival.Place(record.partition(), record.offset()));
    }

    // Strangers write anything into a header. What is no id must not name a dead letter: another
    // record may have the same, and would replace it.
    private static String id(ConsumerRecord<byte[], byte[]> record, String place) {
        String id = Headers.get(record, Headers.EVENT_ID, place);
        return ID.matcher(id).matches() ? id : place;
    }

    /** Some records of the batch could not be settled now; the batch comes again. */
    private static final class RecordsWait extends RuntimeException {

        private static final long serialVersionUID = 1;

        RecordsWait(String group) {
            super(group + " waits for an outage to end");
        }
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
