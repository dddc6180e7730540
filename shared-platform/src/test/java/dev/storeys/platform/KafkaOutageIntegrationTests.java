package dev.storeys.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.platform.inbox.Subscription;
import dev.storeys.platform.module.ModuleSchema;
import dev.storeys.platform.outbox.Outboxes;
import dev.storeys.testing.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** The broker is killed while events are written, stays away for a while and comes back. */
class KafkaOutageIntegrationTests {

    private static final String TOPIC = "outage.events";
    private static final int KEYS = 20;

    record Event(String key, int number) {}

    @Configuration
    @EnableAutoConfiguration
    static class Application {

        static final Map<String, List<Integer>> HEARD = new ConcurrentHashMap<>();

        @Bean
        ModuleSchema schema() {
            return new ModuleSchema("testing", KafkaOutageIntegrationTests.class);
        }

        @Bean
        Subscription<Event> ear() {
            return new Subscription<>(
                    "testing",
                    "outage.ear",
                    TOPIC,
                    Event.class,
                    event ->
                            HEARD.computeIfAbsent(event.key(), _ -> new CopyOnWriteArrayList<>())
                                    .add(event.number()));
        }
    }

    private static final int SECONDS_AWAY = 7;

    @TempDir private Path folder;

    private int appended;

    @Test
    void writesGoOnWithoutKafkaAndAllIsDeliveredInOrderOnceItIsBack() throws Exception {
        try (KafkaProcess kafka = new KafkaProcess(folder);
                ConfigurableApplicationContext process = start(kafka)) {
            append(process, 400);
            await().atMost(Duration.ofMinutes(2)).until(() -> heard() >= 200);
            append(process, 400);
            kafka.kill();
            // Long enough for the relay to lose patience several times.
            for (int second = 0; second < SECONDS_AWAY; second++) {
                append(process, 100);
                await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
            }
            kafka.start();
            long back = System.nanoTime();
            append(process, 400);

            await().atMost(Duration.ofMinutes(2)).until(() -> heard() == appended);
            System.out.printf(
                    "VERDICT %d events over an outage of %d s, drained %d ms after the restart%n",
                    appended,
                    SECONDS_AWAY,
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - back));
        }
        Application.HEARD.forEach((key, numbers) ->
                assertThat(numbers)
                        .as(key)
                        .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList()));
    }

    private void append(ConfigurableApplicationContext process, int events) {
        TransactionTemplate transaction = process.getBean(TransactionTemplate.class);
        for (int n = 0; n < events; n++) {
            String key = "key-" + appended % KEYS;
            Event event = new Event(key, appended / KEYS + 1);
            transaction.executeWithoutResult(status ->
                    process.getBean(Outboxes.class).of("testing").append(TOPIC, key, event));
            appended++;
        }
    }

    private static int heard() {
        return Application.HEARD.values().stream().mapToInt(List::size).sum();
    }

    private static ConfigurableApplicationContext start(KafkaProcess kafka) {
        return SpringApplication.run(
                Application.class,
                "--spring.main.web-application-type=none",
                "--spring.config.import=classpath:storeys-platform.yml",
                "--storeys.events.transport=kafka",
                "--storeys.events.kafka.patience=2s",
                "--spring.kafka.bootstrap-servers=" + kafka.bootstrap(),
                "--storeys.database.main.primary=" + TestServers.jdbcUrl(),
                "--storeys.database.main.username=" + TestServers.username(),
                "--storeys.database.main.password=" + TestServers.password());
    }
}
