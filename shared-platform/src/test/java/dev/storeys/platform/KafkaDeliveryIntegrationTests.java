package dev.storeys.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.platform.inbox.DeadLetter;
import dev.storeys.testing.TestServers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class KafkaDeliveryIntegrationTests extends EventDeliveryIntegrationTests {

    @DynamicPropertySource
    static void kafka(DynamicPropertyRegistry registry) {
        registry.add("storeys.events.transport", () -> "kafka");
        registry.add("spring.kafka.bootstrap-servers", TestServers::kafkaBootstrap);
    }

    @Autowired KafkaTemplate<byte[], byte[]> kafka;

    @Test
    void buriesRecordsOfStrangersByteForByte() {
        String key = UUID.randomUUID().toString();
        byte[] noText = {(byte) 0xC3, (byte) 0x28, 0, (byte) 0xFF};
        kafka.send(TOPIC, key.getBytes(StandardCharsets.UTF_8), noText);
        kafka.send(TOPIC, key.getBytes(StandardCharsets.UTF_8), null);
        kafka.send(TOPIC, null, key.getBytes(StandardCharsets.UTF_8));

        await().untilAsserted(() -> assertThat(deadLettersOf(key)).hasSize(2));
        List<DeadLetter> letters = deadLettersOf(key);
        assertThat(letters)
                .extracting(letter -> letter.arrival().payload().bytes())
                .containsExactlyInAnyOrder(noText, new byte[0]);
        assertThat(letters).extracting(letter -> letter.arrival().id()).doesNotHaveDuplicates();
        await().untilAsserted(() ->
                assertThat(deadLetters.of(effects))
                        .anyMatch(letter -> letter.arrival().payload().toString().equals(key)));
    }

    @Test
    void losesNoDeadLetterToAnotherOfTheSameWorthlessName() {
        String key = UUID.randomUUID().toString();
        for (String id : List.of("", "", "\0", "event", "event")) {
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(TOPIC, key.getBytes(StandardCharsets.UTF_8), new byte[0]);
            record.headers().add("event-id", id.getBytes(StandardCharsets.UTF_8));
            kafka.send(record);
        }
        await().untilAsserted(() -> assertThat(deadLettersOf(key)).hasSize(5));
        assertThat(deadLettersOf(key))
                .allSatisfy(letter -> assertThat(letter.arrival().id()).startsWith(TOPIC));
    }
}
