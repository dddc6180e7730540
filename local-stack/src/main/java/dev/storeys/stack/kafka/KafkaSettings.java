package dev.storeys.stack.kafka;

import dev.storeys.stack.home.Endpoint;
import java.nio.file.Path;

/** Kafka's settings for one small broker. */
final class KafkaSettings {

    static final String LOGGING =
            """
            <configuration>
              <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d %-5level %logger{0} %msg%n</pattern></encoder>
              </appender>
              <root level="WARN"><appender-ref ref="out"/></root>
            </configuration>
            """;

    // Sizes for a machine that runs everything at once; one broker keeps one copy.
    private static final String FOR_ONE_SMALL_BROKER =
            """
            process.roles=broker,controller
            node.id=1
            controller.listener.names=CONTROLLER
            num.partitions=6
            auto.create.topics.enable=true
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=6
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            transaction.state.log.num.partitions=3
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            share.coordinator.state.topic.num.partitions=3
            group.initial.rebalance.delay.ms=0
            log.segment.bytes=67108864
            log.index.size.max.bytes=1048576
            log.cleaner.dedupe.buffer.size=8388608
            num.network.threads=2
            num.io.threads=2
            background.threads=2
            """;

    private KafkaSettings() {}

    static String text(Endpoint endpoint, Path data) {
        return FOR_ONE_SMALL_BROKER
                + """
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                log.dirs=%3$s
                """
                        .formatted(endpoint.port(), endpoint.sidePort(), data);
    }
}
