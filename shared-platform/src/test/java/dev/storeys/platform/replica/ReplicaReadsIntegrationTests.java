package dev.storeys.platform.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.storeys.platform.breaker.BreakerAutoConfiguration;
import dev.storeys.platform.database.DatabaseAutoConfiguration;
import dev.storeys.testing.PostgresProcess;
import dev.storeys.testing.ReplicatedPostgres;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** A primary and two standby servers, which are killed, late or not there. */
@Timeout(120)
class ReplicaReadsIntegrationTests {

    static ReplicatedPostgres servers;

    private int item;

    @BeforeAll
    static void start() throws Exception {
        servers = ReplicatedPostgres.with(2);
        servers.primary().run("CREATE TABLE shelf (item integer PRIMARY KEY)");
    }

    @AfterAll
    static void stop() throws Exception {
        servers.close();
    }

    @BeforeEach
    void clear() throws Exception {
        servers.primary().run("TRUNCATE shelf");
        for (PostgresProcess standby : servers.standbys()) {
            standby.lagBy(Duration.ZERO);
        }
    }

    @AfterEach
    void leave() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void sendsReadsToStandbyServersInTurnAndWritesToThePrimary() {
        run(context -> {
            Shelf shelf = shelf(context);
            assertThat(shelf.writesOnStandby()).isFalse();
            assertThat(shelf.readsOnStandby()).isTrue();
            assertThat(shelf.readsInOneSnapshotOnStandby()).isTrue();
            Set<Integer> ports = new HashSet<>();
            for (int read = 0; read < 4; read++) {
                List<Integer> used = shelf.serversOfOneRead();
                assertThat(used.getFirst()).isEqualTo(used.getLast());
                ports.add(used.getFirst());
            }
            assertThat(ports).hasSize(2);
            assertThat(reads(context, "replica-1")).isEqualTo(3);
            assertThat(reads(context, "replica-2")).isEqualTo(3);
            assertThat(reads(context, "primary")).isZero();
        });
    }

    @Test
    void readsWhatATransactionWroteWithinIt() {
        run(context -> assertThat(shelf(context).putAndLook(1)).isTrue());
    }

    @Test
    void showsAWriterWhatHeWroteThoughTheStandbyServersAreLate() throws Exception {
        for (PostgresProcess standby : servers.standbys()) {
            standby.lagBy(Duration.ofSeconds(2));
        }
        run(context -> {
            Shelf shelf = shelf(context);
            String token = null;
            for (int visit = 0; visit < 200; visit++) {
                MockHttpServletResponse written = request("POST", token);
                shelf.put(++item);
                token = written.getHeader(ConsistencyToken.HEADER);
                assertThat(token).startsWith("shop=");
                MockHttpServletResponse shown = request("GET", token);
                assertThat(shelf.holds(item)).isTrue();
                assertThat(shown.getHeader(RequestReads.SOURCE)).isEqualTo("primary");
            }
            // Who has written nothing is not promised to see it, and costs the primary nothing.
            MockHttpServletResponse stranger = request("GET", null);
            assertThat(shelf.holds(item)).isFalse();
            assertThat(stranger.getHeader(RequestReads.SOURCE)).startsWith("replica-");
            // And once they have caught up, the writer reads from them as well.
            String last = token;
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> {
                        MockHttpServletResponse later = request("GET", last);
                        assertThat(shelf.holds(item)).isTrue();
                        return later.getHeader(RequestReads.SOURCE).startsWith("replica-");
                    });
        });
    }

    @Test
    void showsAWriterWhatHeWroteWithinTheSameRequest() throws Exception {
        for (PostgresProcess standby : servers.standbys()) {
            standby.lagBy(Duration.ofSeconds(2));
        }
        run(context -> {
            request("POST", null);
            shelf(context).put(7);
            assertThat(shelf(context).holds(7)).isTrue();
        });
    }

    @Test
    void leavesOutAStandbyThatIsTooFarBehind() throws Exception {
        servers.standbys().getFirst().lagBy(Duration.ofHours(1));
        run(context -> {
            Shelf shelf = shelf(context);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> {
                        shelf.put(++item);
                        return fit(context, "replica-1") == 0;
                    });
            assertThat(fit(context, "replica-2")).isEqualTo(1);
            servers.standbys().getFirst().lagBy(Duration.ZERO);
            await().atMost(Duration.ofSeconds(20)).until(() -> fit(context, "replica-1") == 1);
        });
    }

    @Test
    void answersEveryReadWhileAStandbyDiesAndTakesItBack() {
        PostgresProcess victim = servers.standbys().getFirst();
        run(context -> {
            Shelf shelf = shelf(context);
            try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<Boolean> slow = readers.submit(() -> shelf.readsSlowly(5));
                Future<Boolean> slowToo = readers.submit(() -> shelf.readsSlowly(5));
                await().until(() -> sleepers() == 2);
                victim.kill();
                // One of the two was under way there, and is answered by the primary.
                assertThat(List.of(slow.get(), slowToo.get()))
                        .containsExactlyInAnyOrder(true, false);
            }
            assertThat(fit(context, "replica-1")).isZero();
            for (int read = 0; read < 20; read++) {
                assertThat(shelf.readsOnStandby()).isTrue();
            }
            victim.restart();
            await().atMost(Duration.ofSeconds(20)).until(() -> fit(context, "replica-1") == 1);
            double before = reads(context, "replica-1");
            shelf.readsOnStandby();
            shelf.readsOnStandby();
            assertThat(reads(context, "replica-1")).isEqualTo(before + 1);
        });
    }

    @Test
    void saysSinceWhenWhileThePrimaryIsAway() throws Exception {
        run(context -> {
            assertThat(shown(context).getHeader(RequestReads.AS_OF)).isNull();
            Instant before = Instant.now();
            servers.primary().kill();
            try {
                await().until(() -> shown(context).getHeader(RequestReads.AS_OF) != null);
                MockHttpServletResponse read = shown(context);
                assertThat(read.getHeader(RequestReads.SOURCE)).startsWith("replica-");
                assertThat(Instant.parse(read.getHeader(RequestReads.AS_OF)))
                        .isBetween(before.minusSeconds(10), Instant.now());
            } finally {
                servers.primary().restart();
            }
            await().until(() -> shown(context).getHeader(RequestReads.AS_OF) == null);
        });
    }

    private static MockHttpServletResponse shown(AssertableApplicationContext context) {
        MockHttpServletResponse response = request("GET", null);
        shelf(context).readsOnStandby();
        return response;
    }

    @Test
    void leavesThePrimaryRoomForWritesWhenNoStandbyIsThere() {
        runner().withPropertyValues(
                        "storeys.database.main.replicas=" + nowhere(),
                        "storeys.database.main.pool-size=4",
                        "storeys.database.main.acquire-timeout=20s")
                .run(context -> {
                    Shelf shelf = shelf(context);
                    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
                        for (int read = 0; read < 10; read++) {
                            readers.execute(() -> shelf.readsSlowly(1));
                        }
                        await().until(() -> sleepers() > 0);
                        // Half of the pool's size, and none of the pool itself.
                        assertThat(sleepers()).isLessThanOrEqualTo(2);
                        shelf.put(1);
                        await().until(() -> sleepers() > 0);
                        assertThat(sleepers()).isLessThanOrEqualTo(2);
                    }
                    assertThat(reads(context, "primary")).isEqualTo(10);
                });
    }

    @Test
    void repeatsNothingThatIsTheStatementsOwnFault() {
        run(context -> {
            assertThatThrownBy(shelf(context)::dividesByZero)
                    .isInstanceOf(DataIntegrityViolationException.class);
            assertThat(fit(context, "replica-1")).isEqualTo(1);
            assertThat(fit(context, "replica-2")).isEqualTo(1);
            assertThat(reads(context, "primary")).isZero();
        });
    }

    @Test
    void standsBackWhereNoReplicaIsNamed() {
        runner().run(context -> {
            assertThat(context).doesNotHaveBean(Replicas.class);
            assertThat(shelf(context).readsOnStandby()).isFalse();
        });
    }

    private static void run(ContextConsumer<AssertableApplicationContext> test) {
        List<PostgresProcess> standbys = servers.standbys();
        runner().withPropertyValues(
                        "storeys.database.main.replicas[0]=" + standbys.getFirst().url(),
                        "storeys.database.main.replicas[1]=" + standbys.getLast().url())
                .run(context -> {
                    await().until(() -> fit(context, "replica-1") + fit(context, "replica-2") == 2);
                    test.accept(context);
                });
    }

    private static ApplicationContextRunner runner() {
        PostgresProcess primary = servers.primary();
        return new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(
                                BreakerAutoConfiguration.class,
                                DatabaseAutoConfiguration.class,
                                ReplicaAutoConfiguration.class,
                                DataSourceTransactionManagerAutoConfiguration.class,
                                TransactionAutoConfiguration.class,
                                JdbcTemplateAutoConfiguration.class,
                                JdbcClientAutoConfiguration.class))
                .withBean(SimpleMeterRegistry.class)
                .withBean(Shelf.class)
                .withPropertyValues(
                        "storeys.database.main.primary=" + primary.url(),
                        "storeys.database.main.username=" + primary.username(),
                        "storeys.database.main.password=any",
                        "spring.application.name=shop",
                        "storeys.replicas.interval=100ms",
                        // No slow read of these tests is to be given up.
                        "storeys.replicas.answer-timeout=20s",
                        "storeys.replicas.max-lag=4s");
    }

    private static String nowhere() {
        return "jdbc:postgresql://localhost:1/postgres";
    }

    private static Shelf shelf(AssertableApplicationContext context) {
        return context.getBean(Shelf.class);
    }

    private static double fit(AssertableApplicationContext context, String replica) {
        return context.getBean(MeterRegistry.class)
                .get("storeys.database.replica.fit")
                .tag("replica", replica)
                .gauge()
                .value();
    }

    private static double reads(AssertableApplicationContext context, String source) {
        return context.getBean(MeterRegistry.class)
                .counter("storeys.database.reads", "source", source)
                .count();
    }

    /** Reads under way on any server that answers. */
    private static int sleepers() throws SQLException {
        int sleepers = 0;
        for (PostgresProcess server : servers.all()) {
            sleepers +=
                    server.count(
                            "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'");
        }
        return sleepers;
    }

    private static MockHttpServletResponse request(String method, String token) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/");
        if (token != null) {
            request.addHeader(ConsistencyToken.HEADER, token);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request, response));
        return response;
    }
}
