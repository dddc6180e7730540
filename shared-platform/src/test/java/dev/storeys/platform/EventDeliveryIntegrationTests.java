package dev.storeys.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.storeys.platform.inbox.Arrival;
import dev.storeys.platform.inbox.DeadLetter;
import dev.storeys.platform.inbox.DeadLetters;
import dev.storeys.platform.inbox.Inbox;
import dev.storeys.platform.inbox.Subscription;
import dev.storeys.platform.module.ModuleSchema;
import dev.storeys.platform.outbox.Outbox;
import dev.storeys.platform.outbox.Outboxes;
import dev.storeys.testing.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
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
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The outbox's and the inbox's promises, which each transport must keep. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:storeys-platform.yml",
            "management.server.port=0",
            "storeys.security.service-key=the-key"
        })
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
        static final Set<String> WITNESSED = ConcurrentHashMap.newKeySet();
        static final Map<String, Integer> AWAY = new ConcurrentHashMap<>();

        @Bean
        JWKSource<SecurityContext> keys() {
            return new ImmutableJWKSet<>(new JWKSet());
        }

        @Bean
        Subscription<Event> witness() {
            return new Subscription<>(
                    "testing",
                    "testing.witness",
                    TOPIC,
                    Event.class,
                    event -> {
                        if (AWAY.computeIfPresent(event.key(), (_, times) -> times + 1) != null) {
                            throw new TransientDataAccessResourceException("away on purpose");
                        }
                        WITNESSED.add(event.key());
                    });
        }

        @Bean
        ModuleSchema schema() {
            return new ModuleSchema("testing", EventDeliveryIntegrationTests.class);
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
                            throw new IllegalStateException(
                                    "refused for 'Ada' ada@example.com on purpose");
                        }
                    });
        }
    }

    @Autowired JdbcClient database;
    @Autowired Outboxes outboxes;
    @Autowired TransactionTemplate transaction;
    @Autowired Inbox inbox;
    @Autowired Subscription<Event> effects;
    @Autowired Subscription<Event> witness;
    @Autowired DeadLetters deadLetters;
    @LocalServerPort int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();

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
        Arrival.Payload payload = Arrival.Payload.of("{\"key\":\"" + key + "\",\"number\":1}");
        inbox.receive(effects, id, payload);
        inbox.receive(effects, id, payload);
        assertThat(effects(key)).hasSize(1);
    }

    @Test
    void changesNothingWhenAllEventsComeTwiceMore() {
        for (int time = 0; time < 3; time++) {
            database.sql(
                            """
                            INSERT INTO testing.outbox (event_id, topic, key, payload)
                            SELECT md5(?::text || n)::uuid, ?, ?::text || n % 10,
                                json_build_object('key', ?::text, 'number', n)::text
                            FROM generate_series(1, 500) n
                            """)
                    .params(key, TOPIC, key, key)
                    .update();
            await().until(() -> count("outbox") == 0);
            await().untilAsserted(() -> assertThat(effects(key)).hasSize(500));
        }
        // What is behind the copies has been reached only when the copies were.
        append(-1);
        await().untilAsserted(() -> assertThat(effects(key)).hasSize(501));
        assertThat(effects(key)).doesNotHaveDuplicates();
    }

    @Test
    void buriesAThousandPoisonEventsAndHandlesThoseBetween() {
        IntStream.range(0, 500).forEach(number -> Application.REFUSED.add(key + "-" + number));
        long start = System.nanoTime();
        database.sql(
                        """
                        INSERT INTO testing.outbox (event_id, topic, key, payload)
                        SELECT gen_random_uuid(), ?, ?::text || '-' || n || kind, CASE kind
                            WHEN 'garbage' THEN '{"key": "Ada'
                            WHEN 'refused' THEN json_build_object('key', ?::text || '-' || n, 'number', n)::text
                            ELSE json_build_object('key', ?::text, 'number', n)::text END
                        FROM generate_series(0, 499) n, unnest(ARRAY['garbage', 'refused', 'good', 'fine']) kind
                        """)
                .params(TOPIC, key, key, key)
                .update();
        await().untilAsserted(() -> assertThat(deadLettersOf(key)).hasSize(1_000));
        await().untilAsserted(() -> assertThat(effects(key)).hasSize(1_000));
        System.out.printf(
                "VERDICT 1000 poison of 2000 events, all settled in %d ms%n",
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        assertThat(deadLettersOf(key))
                .allSatisfy(letter -> {
                    assertThat(letter.group()).isEqualTo("testing.effects");
                    assertThat(letter.reason().exception()).isNotEmpty();
                    assertThat(letter.reason().message()).isNotEmpty().doesNotContain("Ada", "@");
                    assertThat(letter.arrival().topic()).isEqualTo(TOPIC);
                    assertThat(letter.arrival().place().offset()).isNotNegative();
                });
        assertThat(effects(key + "-")).isEmpty();
    }

    @Test
    void replaysADeadLetterToTheConsumerThatRefusedItAndToNoOther() throws Exception {
        Application.REFUSED.add(key);
        append(1);
        await().untilAsserted(() -> assertThat(deadLettersOf(key)).hasSize(1));
        String id = deadLettersOf(key).getFirst().arrival().id();
        assertThat(effects(key)).isEmpty();
        await().until(() -> Application.WITNESSED.contains(key));
        Application.WITNESSED.clear();

        assertThat(call("GET", "/internal/dead-letters", "", "no-key").statusCode()).isEqualTo(401);
        JsonNode listed = listed(id);
        assertThat(listed.get("group").asString()).isEqualTo("testing.effects");
        assertThat(listed.get("key").asString()).isEqualTo(key);
        assertThat(listed.get("message").asString()).contains("refused for").doesNotContain("@");

        // Refused again, it is a dead letter again.
        assertThat(replay(id)).isEqualTo("{\"handled\":0,\"refused\":1}");
        assertThat(deadLettersOf(key)).hasSize(1);

        Application.REFUSED.clear();
        assertThat(replay(id)).isEqualTo("{\"handled\":1,\"refused\":0}");
        assertThat(effects(key)).containsExactly(key + 1);
        assertThat(deadLettersOf(key)).isEmpty();
        assertThat(replay(id)).isEqualTo("{\"handled\":0,\"refused\":0}");
        assertThat(Application.WITNESSED).doesNotContain(key);
    }

    @Test
    void forgetsADeadLetterThatIsDiscarded() throws Exception {
        Application.REFUSED.add(key);
        append(1);
        await().untilAsserted(() -> assertThat(deadLettersOf(key)).hasSize(1));
        String id = deadLettersOf(key).getFirst().arrival().id();
        assertThat(call("POST", "/internal/dead-letters/discard", named(id), "no-key").statusCode())
                .isEqualTo(401);
        assertThat(choose("discard", id)).isEqualTo("{\"discarded\":1}");
        assertThat(deadLettersOf(key)).isEmpty();
        assertThat(choose("discard", id)).isEqualTo("{\"discarded\":0}");
        Application.REFUSED.clear();
        assertThat(replay(id)).isEqualTo("{\"handled\":0,\"refused\":0}");
    }

    @Test
    void waitsForAnOutageToEndHoweverOftenItTries() {
        Application.AWAY.put(key, 0);
        append(1);
        await().until(() -> Application.AWAY.getOrDefault(key, 0) > 6);
        assertThat(Application.WITNESSED).doesNotContain(key);

        Application.AWAY.remove(key);
        await().until(() -> Application.WITNESSED.contains(key));
        assertThat(deadLetters.of(witness)).noneMatch(l -> l.arrival().key().equals(key));
        assertThat(effects(key)).hasSize(1);
    }

    @Test
    void refusesAReplayOfNothing() throws Exception {
        assertThat(call("POST", "/internal/dead-letters/replay", "{}", "the-key").statusCode())
                .isEqualTo(400);
    }

    private JsonNode listed(String id) throws Exception {
        String body = call("GET", "/internal/dead-letters", "", "the-key").body();
        return json.readTree(body)
                .get("items")
                .valueStream()
                .filter(letter -> letter.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String replay(String id) throws Exception {
        return choose("replay", id);
    }

    private String choose(String deed, String id) throws Exception {
        return call("POST", "/internal/dead-letters/" + deed, named(id), "the-key").body();
    }

    private static String named(String id) {
        return "{\"letters\":[{\"group\":\"testing.effects\",\"id\":\"%s\"}]}".formatted(id);
    }

    private HttpResponse<String> call(String method, String path, String body, String key)
            throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Content-Type", "application/json")
                        .header("X-Storeys-Service-Key", key)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    List<DeadLetter> deadLettersOf(String prefix) {
        return deadLetters.of(effects).stream()
                .filter(letter -> letter.arrival().key().startsWith(prefix))
                .toList();
    }

    private void append(int number) {
        transaction.executeWithoutResult(
                status -> outbox().append(TOPIC, key, new Event(key, number)));
    }

    private List<String> effects(String prefix) {
        return database.sql("SELECT event FROM testing.effect WHERE event LIKE ? ORDER BY position")
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
