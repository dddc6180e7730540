package dev.storeys.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.storeys.platform.inbox.Arrival;
import dev.storeys.platform.inbox.Inbox;
import dev.storeys.platform.inbox.Subscription;
import dev.storeys.platform.module.ModuleSchema;
import dev.storeys.platform.outbox.Outbox;
import dev.storeys.platform.outbox.Outboxes;
import dev.storeys.testing.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox's and the inbox's promises, which each transport must keep. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "spring.config.import=classpath:storeys-platform.yml")
abstract class EventDeliveryIntegrationTests {

    static final String TOPIC = "testing.events";

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        String url = TestServers.jdbcUrl();
        registry.add("storeys.database.main.primary", () -> url);
        registry.add("storeys.database.main.username", TestServers::username);
        registry.add("storeys.database.main.password", TestServers::password);
    }

    record Event(String key, int number) {}

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {

        static final Set<String> REFUSED = ConcurrentHashMap.newKeySet();

        @Bean
        ModuleSchema schema() {
            return new ModuleSchema("testing");
        }

        @Bean
        Subscription<Event> effects(JdbcClient database) {
            return new Subscription<>(
                    "testing",
                    "testing.effects",
                    TOPIC,
                    Event.class,
                    event -> {
                        database.sql("INSERT INTO testing.effect (event) VALUES (?)")
                                .param(event.key() + event.number())
                                .update();
                        if (REFUSED.contains(event.key())) {
                            throw new IllegalStateException("refused on purpose");
                        }
                    });
        }
    }

    @Autowired JdbcClient database;
    @Autowired Outboxes outboxes;
    @Autowired TransactionTemplate transaction;
    @Autowired Inbox inbox;
    @Autowired Subscription<Event> subscription;

    private final String key = UUID.randomUUID().toString();

    Outbox outbox() {
        return outboxes.of("testing");
    }

    /** A consumer's first rebalance takes seconds, and tens of them on a busy machine. */
    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    @AfterAll
    static void beAsPatientAsBefore() {
        Awaitility.reset();
    }

    @BeforeEach
    void refuseNothing() {
        Application.REFUSED.clear();
    }

    @Test
    void refusesAnEventOutsideATransaction() {
        assertThatThrownBy(() -> outbox().append(TOPIC, key, new Event(key, 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void deliversWhatCommittedInOrderOfItsKeyAndNothingElse() {
        transaction.executeWithoutResult(status -> {
            outbox().append(TOPIC, key, new Event(key, -1));
            status.setRollbackOnly();
        });
        IntStream.range(0, 50).forEach(this::append);
        await().untilAsserted(() -> assertThat(effects(key)).hasSize(50));
        assertThat(effects(key))
                .isEqualTo(IntStream.range(0, 50).mapToObj(number -> key + number).toList());
        await().until(() -> count("outbox") == 0);
    }

    @Test
    void findsALowPositionThatCommitsAfterAHigherOne() throws Exception {
        String late = UUID.randomUUID().toString();
        try (Connection slow =
                DriverManager.getConnection(
                        database.sql("SELECT current_database()")
                                .query(String.class)
                                .single()
                                .transform(EventDeliveryIntegrationTests::urlOf),
                        TestServers.username(),
                        TestServers.password())) {
            slow.setAutoCommit(false);
            try (PreparedStatement insert =
                    slow.prepareStatement(
                            "INSERT INTO testing.outbox (event_id, topic, key, payload) VALUES (?, ?, ?, ?)")) {
                insert.setObject(1, UUID.randomUUID());
                insert.setString(2, TOPIC);
                insert.setString(3, late);
                insert.setString(4, "{\"key\":\"" + late + "\",\"number\":1}");
                insert.executeUpdate();
            }
            append(1);
            await().untilAsserted(() -> assertThat(effects(key)).hasSize(1));
            slow.commit();
        }
        await().untilAsserted(() -> assertThat(effects(late)).hasSize(1));
    }

    @Test
    void givesAnEventThatComesTwiceItsEffectOnce() {
        UUID id = UUID.randomUUID();
        Arrival.Payload payload =
                Arrival.Payload.of("{\"key\":\"" + key + "\",\"number\":1}");
        inbox.receive(subscription, id, payload);
        inbox.receive(subscription, id, payload);
        assertThat(effects(key)).hasSize(1);
    }

    @Test
    void buriesARefusedEventWithoutItsEffectAndGoesOn() {
        String poison = UUID.randomUUID().toString();
        Application.REFUSED.add(poison);
        transaction.executeWithoutResult(
                status -> outbox().append(TOPIC, poison, new Event(poison, 1)));
        append(1);
        await().untilAsserted(() -> assertThat(effects(key)).hasSize(1));
        await().until(() -> deadLetters().stream().anyMatch(text -> text.contains(poison)));
        assertThat(effects(poison)).isEmpty();
    }

    /** The payloads of the events that were given up. */
    abstract List<String> deadLetters();

    private void append(int number) {
        transaction.executeWithoutResult(
                status -> outbox().append(TOPIC, key, new Event(key, number)));
    }

    private List<String> effects(String prefix) {
        return database.sql("SELECT event FROM testing.effect WHERE event LIKE ? ORDER BY ctid")
                .param(prefix + "%")
                .query(String.class)
                .list();
    }

    private long count(String table) {
        return database.sql("SELECT count(*) FROM testing." + table).query(Long.class).single();
    }

    private static String urlOf(String name) {
        String any = TestServers.jdbcUrl();
        return any.substring(0, any.lastIndexOf('/') + 1) + name;
    }
}
