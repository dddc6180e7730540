package dev.storeys.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.testing.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Relays of several processes at one outbox on a real database. */
class RelayIntegrationTests {

    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    /** So slow that whatever is delivered was rung for. */
    private static final OutboxSettings HARDLY_POLLING =
            settings(200, Duration.ofMinutes(1), Duration.ofMinutes(1));

    private final String url = TestServers.jdbcUrl();
    private final JdbcClient database =
            JdbcClient.create(
                    new DriverManagerDataSource(
                            url, TestServers.username(), TestServers.password()));
    private final List<RelayProcess> processes = new ArrayList<>();

    @BeforeEach
    void migrate() {
        Flyway.configure()
                .dataSource(url, TestServers.username(), TestServers.password())
                .schemas("testing")
                .locations("classpath:db/platform")
                .load()
                .migrate();
    }

    @AfterEach
    void stop() {
        processes.forEach(RelayProcess::close);
    }

    @Test
    void ringsForTheRelayOfAnotherProcessThatLookedTooEarly() throws Exception {
        Deliveries deliveries = new Deliveries();
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        RelayProcess first =
                process(
                        batch ->
                                () -> {
                                    busy.countDown();
                                    await().until(() -> goOn.getCount() == 0);
                                    return deliveries.deliver(batch);
                                },
                        HARDLY_POLLING);
        first.append("early", 1);
        assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();
        // Started earlier, its first look could take the early event.
        RelayProcess second = process(deliveries, HARDLY_POLLING);

        try (Connection listener = connect()) {
            execute(listener, "LISTEN outbox");
            second.append("late", 1);
            await().until(() ->
                    listener.unwrap(PGConnection.class).getNotifications(100).length > 0);
        }
        goOn.countDown();

        await().atMost(AT_ONCE)
                .until(() -> deliveries.keys().containsAll(List.of("early", "late")));
    }

    @Test
    void listensAgainAfterItsConnectionBroke() {
        Deliveries deliveries = new Deliveries();
        process(deliveries, HARDLY_POLLING);
        await().until(() -> listener() > 0);
        int before = listener();
        database.sql("SELECT pg_terminate_backend(?)").param(before).query(Boolean.class).single();
        await().until(() -> listener() > 0 && listener() != before);
        // It looks once after it has connected; the next event it must hear of.
        insert("first");
        new OutboxTable("testing", database).ring();
        await().until(() -> deliveries.keys().contains("first"));

        insert("foreign");
        new OutboxTable("testing", database).ring();

        await().atMost(AT_ONCE).until(() -> deliveries.keys().contains("foreign"));
    }

    @Test
    void goesOnAfterItWasStoppedAndStartedAgain() {
        Deliveries deliveries = new Deliveries();
        RelayProcess process = process(deliveries, HARDLY_POLLING);
        process.stop();
        process.append("meanwhile", 1);
        assertThat(deliveries.keys()).isEmpty();

        process.start();

        await().until(() -> deliveries.keys().contains("meanwhile"));
    }

    @Test
    void holdsFewBatchesAtMostWith100000EventsBehind() {
        int events = 100_000;
        database.sql(
                        "INSERT INTO testing.outbox (event_id, topic, key, payload) SELECT gen_random_uuid(), 'topic', 'key' || n % 97, n FROM generate_series(1, ?) n")
                .param(events)
                .update();
        Deliveries deliveries = new Deliveries();
        Pipe pipe = Pipe.reliable(deliveries);
        long start = System.nanoTime();
        process(pipe, HARDLY_POLLING);

        await().atMost(Duration.ofMinutes(2)).until(() -> deliveries.count() == events);
        await().until(() -> waiting() == 0);
        System.out.printf(
                "VERDICT 100000 events drained in %d ms%n",
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        assertThat(deliveries.largestBatch()).isEqualTo(HARDLY_POLLING.batchSize());
        assertThat(pipe.mostUnderWay())
                .isEqualTo(HARDLY_POLLING.batchSize() * (HARDLY_POLLING.ahead() + 1));
        assertThat(deliveries.outOfOrder()).isEmpty();
    }

    @Test
    void skipsNothingWhenTransactionsCommitInAnyOrder() throws SQLException {
        long seed = Long.getLong("storeys.seed", System.nanoTime());
        System.out.println("SEED " + seed);
        Random random = new Random(seed);
        Deliveries deliveries = new Deliveries();
        OutboxSettings eager = settings(7, Duration.ofMillis(5), Duration.ofMillis(20));
        process(new Unreliable(deliveries, random.nextLong()), eager);
        process(Pipe.unreliable(deliveries, random.nextLong()), eager);
        process(Pipe.unreliable(deliveries, random.nextLong()), eager);
        List<UUID> committed = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        List<Connection> connections = List.of(connect(), connect(), connect(), connect());
        for (int round = 0; round < 1_000; round++) {
            Map<Connection, List<UUID>> open = new HashMap<>();
            for (Connection connection : connections) {
                open.put(connection, begin(connection, random, numbers));
            }
            List<Connection> order = new ArrayList<>(connections);
            Collections.shuffle(order, random);
            for (Connection connection : order) {
                connection.commit();
                committed.addAll(open.getOrDefault(connection, List.of()));
            }
        }
        for (Connection connection : connections) {
            connection.close();
        }

        await().atMost(Duration.ofMinutes(2)).until(() -> waiting() == 0);
        assertThat(committed).hasSizeGreaterThan(4_000).allMatch(deliveries::has);
        assertThat(deliveries.outOfOrder()).isEmpty();
        System.out.printf(
                "VERDICT 1000 rounds, %d events, 0 skipped, 0 out of order%n", committed.size());
    }

    /** Some events of keys that no other open transaction has, as a row's lock would see to. */
    private static List<UUID> begin(
            Connection connection, Random random, Map<String, Integer> numbers)
            throws SQLException {
        connection.setAutoCommit(false);
        List<UUID> events = new ArrayList<>();
        for (int n = random.nextInt(3); n >= 0; n--) {
            String key = System.identityHashCode(connection) + "-" + random.nextInt(5);
            UUID id = UUID.randomUUID();
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            "INSERT INTO testing.outbox (event_id, topic, key, payload) VALUES (?, 'topic', ?, ?)")) {
                insert.setObject(1, id);
                insert.setString(2, key);
                insert.setString(3, "" + numbers.merge(key, 1, Integer::sum));
                insert.executeUpdate();
            }
            events.add(id);
        }
        return events;
    }

    /** Delivers a part of some batches, and of others does not come to say that it has. */
    private record Unreliable(Deliveries deliveries, Random random) implements Transport {

        Unreliable(Deliveries deliveries, long seed) {
            this(deliveries, new Random(seed));
        }

        @Override
        public Delivery take(List<OutgoingEvent> batch) {
            return () -> {
                int part = random.nextInt(5) == 0 ? random.nextInt(batch.size()) : batch.size();
                List<OutgoingEvent> delivered = deliveries.deliver(batch.subList(0, part));
                if (random.nextInt(20) == 0) {
                    throw new IllegalStateException("died before the commit, on purpose");
                }
                return delivered;
            };
        }
    }

    private static OutboxSettings settings(int batch, Duration pollInterval, Duration maxBackoff) {
        return new OutboxSettings(batch, 3, Duration.ofSeconds(1), pollInterval, maxBackoff);
    }

    private RelayProcess process(Transport transport, OutboxSettings settings) {
        RelayProcess process = new RelayProcess(url, transport, settings);
        processes.add(process);
        return process;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, TestServers.username(), TestServers.password());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void insert(String key) {
        database.sql(
                        "INSERT INTO testing.outbox (event_id, topic, key, payload) VALUES (gen_random_uuid(), 'topic', ?, 1)")
                .param(key)
                .update();
    }

    /** The server process of the bell's connection, or 0. */
    private int listener() {
        return database.sql(
                        "SELECT pid FROM pg_stat_activity WHERE query = 'LISTEN outbox' AND datname = current_database()")
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private long waiting() {
        return database.sql("SELECT count(*) FROM testing.outbox").query(Long.class).single();
    }
}
