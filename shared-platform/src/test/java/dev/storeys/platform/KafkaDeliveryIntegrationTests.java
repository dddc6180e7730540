package dev.storeys.platform;

import dev.storeys.testing.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class KafkaDeliveryIntegrationTests extends EventDeliveryIntegrationTests {

    private static Consumer<String, String> graveyard;
    private static final List<String> BURIED = new ArrayList<>();

    @DynamicPropertySource
    static void kafka(DynamicPropertyRegistry registry) {
        registry.add("storeys.events.transport", () -> "kafka");
        registry.add("spring.kafka.bootstrap-servers", TestServers::kafkaBootstrap);
    }

    @AfterAll
    static void close() {
        if (graveyard != null) {
            graveyard.close();
        }
    }

    @Override
    List<String> deadLetters() {
        if (graveyard == null) {
            graveyard =
                    new DefaultKafkaConsumerFactory<String, String>(
                                    Map.of(
                                            "bootstrap.servers",
                                            TestServers.kafkaBootstrap(),
                                            "auto.offset.reset",
                                            "earliest",
                                            "group.id",
                                            "graveyard",
                                            "key.deserializer",
                                            org.apache.kafka.common.serialization.StringDeserializer
                                                    .class,
                                            "value.deserializer",
                                            org.apache.kafka.common.serialization.StringDeserializer
                                                    .class))
                            .createConsumer();
            graveyard.subscribe(List.of(TOPIC + ".dlt"));
        }
        graveyard.poll(Duration.ofMillis(200)).forEach(record -> BURIED.add(record.value()));
        return BURIED;
    }
}
