package dev.storeys.platform.kafka;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Events over Kafka: {@code storeys.events.kafka}.
 *
 * @param partitions of each topic when it is created
 * @param replicas of each topic when it is created
 * @param concurrency consumer threads per subscription and process
 * @param patience how long the relay waits for acknowledgements before it offers events again
 */
@Validated
@ConfigurationProperties("storeys.events.kafka")
record KafkaEventSettings(
        @Positive @DefaultValue("6") int partitions,
        @Positive @DefaultValue("1") short replicas,
        @Positive @DefaultValue("1") int concurrency,
        @DefaultValue("8s") Duration patience) {}
