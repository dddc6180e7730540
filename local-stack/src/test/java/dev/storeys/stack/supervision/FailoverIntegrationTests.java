package dev.storeys.stack.supervision;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.storeys.stack.home.Home;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.plan.Project;
import dev.storeys.stack.process.Ports;
import dev.storeys.stack.stage.Size;
import dev.storeys.stack.stage.Stages;
import dev.storeys.stack.supervision.Planner.Wishes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Stage 3's real PostgreSQL servers, one of which takes over. */
@Timeout(120)
class FailoverIntegrationTests {

    private static final String FIRST = "postgres-main";
    private static final String SECOND = "postgres-main-replica-1";
    private static final String THIRD = "postgres-main-replica-2";
    private static final List<String> SERVERS = List.of(FIRST, SECOND, THIRD);

    // One for all tests, as unpacking takes a while; each has a stage of its own.
    private static Planner planner;

    @BeforeAll
    static void prepare(@TempDir Path folder) {
        Home home = Home.of(Map.of("STOREYS_HOME", folder.toString()));
        home.prepare();
        planner = new Planner(home, new Project(folder));
    }

    @BeforeEach
    void start() throws IOException {
        planner.plan(Stages.of(3), new Wishes(Size.SMALL, new Ports().free(0), 0, "", Map.of()));
        startAll(SERVERS);
    }

    @AfterEach
    void end() throws IOException {
        stop();
        planner.home().stage(3).forget();
    }

    @Test
    void whatWasCommittedIsThereAfterAnotherHasTakenOver() throws Exception {
        sql(FIRST, "CREATE TABLE kept (value int)", "INSERT INTO kept VALUES (1)");
        kill(FIRST);

        String leader = new Failover(plan()).toTheBest().primary();

        sql(leader, "INSERT INTO kept VALUES (2)");
        assertThat(count(leader)).isEqualTo(2);
        for (String other : SERVERS) {
            await().atMost(30, SECONDS).until(() -> other.equals(FIRST) || count(other) == 2);
        }
    }

    @Test
    void theOneThatLedFollowsWhenItComesBack() throws Exception {
        sql(FIRST, "CREATE TABLE kept (value int)");
        awaitEqual();
        kill(FIRST);
        new Failover(plan()).to(THIRD);
        sql(THIRD, "INSERT INTO kept VALUES (1)");

        startAll(List.of(FIRST));

        await().atMost(30, SECONDS).until(() -> count(FIRST) == 1);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> sql(FIRST, "INSERT INTO kept VALUES (2)"))
                .withMessageContaining("read-only");
    }

    @Test
    void whoLeadsDoesSoAfterARestartOfAll() throws Exception {
        sql(FIRST, "CREATE TABLE kept (value int)");
        awaitEqual();
        kill(FIRST);
        new Failover(plan()).to(SECOND);
        sql(SECOND, "INSERT INTO kept VALUES (1)");
        stop();

        startAll(List.of(SECOND, FIRST, THIRD));

        sql(SECOND, "INSERT INTO kept VALUES (2)");
        for (String server : SERVERS) {
            await().atMost(30, SECONDS).until(() -> count(server) == 2);
        }
    }

    @Test
    void ofThoseThatWereAwayTheOneWithMoreTakesOver() throws Exception {
        sql(FIRST, "CREATE TABLE kept (value int)");
        awaitEqual();
        kill(SECOND);
        sql(FIRST, "INSERT INTO kept VALUES (1)");
        kill(THIRD);
        kill(FIRST);
        startAll(List.of(SECOND, THIRD));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new Failover(plan()).to(SECOND))
                .withMessageContaining("./shop promote postgres-main-replica-2");
        assertThat(new Failover(plan()).toTheBest().primary()).isEqualTo(THIRD);
        await().atMost(30, SECONDS).until(() -> count(SECOND) == 1);
    }

    @Test
    void twoNeverLead() throws Exception {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new Failover(plan()).to(SECOND))
                .withMessage(
                        "postgres-main leads and runs; two must not: ./shop kill postgres-main");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new Failover(plan()).toTheBest())
                .withMessageContaining("No primary has ended");
    }

    @Test
    void oneThatCannotFollowOnIsCopiedAnew() throws Exception {
        sql(FIRST, "CREATE TABLE kept (value int)", "INSERT INTO kept VALUES (1)");
        kill(SECOND);
        superuser(FIRST, "SELECT pg_drop_replication_slot('postgres_main_replica_1')");
        Path mark = Files.createFile(plan().folder().data(SECOND).resolve("of-the-old-copy"));

        startAll(List.of(SECOND));

        await().atMost(30, SECONDS).until(() -> count(SECOND) == 1);
        assertThat(mark).doesNotExist();
    }

    @Test
    void oneThatWasAwayForAMomentGoesOnFromWhereItWas() throws Exception {
        sql(FIRST, "CREATE TABLE kept (value int)");
        kill(SECOND);
        sql(FIRST, "INSERT INTO kept VALUES (1)");
        Path mark = Files.createFile(plan().folder().data(SECOND).resolve("of-the-same-copy"));

        startAll(List.of(SECOND));

        await().atMost(30, SECONDS).until(() -> count(SECOND) == 1);
        assertThat(mark).exists();
    }

    // A commit waits for one of the two that follow, and the other cannot be promoted meanwhile.
    private void awaitEqual() {
        for (String server : List.of(SECOND, THIRD)) {
            await().atMost(30, SECONDS).until(() -> tables(server) == 1);
        }
    }

    private Plan plan() throws IOException {
        return planner.required();
    }

    private Unit unit(String server) throws IOException {
        Plan plan = planner.known(planner.kept(3));
        return new Unit(plan, plan.stage().component(server));
    }

    private void startAll(List<String> servers) throws IOException {
        for (String server : servers) {
            unit(server).start(() -> false);
        }
    }

    private void stop() throws IOException {
        for (String server : SERVERS) {
            unit(server).stop();
        }
    }

    private void kill(String server) throws IOException {
        var family = unit(server).running().orElseThrow().family();
        family.getFirst().signal("KILL");
        family.forEach(member -> assertThat(member.ended(Duration.ofSeconds(10))).isTrue());
    }

    private Connection connect(String server, String user) throws IOException, SQLException {
        Plan plan = planner.known(planner.kept(3));
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/storeys".formatted(plan.endpoint(server).port()),
                user,
                user.equals("postgres")
                        ? plan.secrets().databaseOwnerPassword()
                        : plan.secrets().databasePassword());
    }

    private void sql(String server, String... statements) throws Exception {
        try (Connection connection = connect(server, "storeys");
                Statement sql = connection.createStatement()) {
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
    }

    private void superuser(String server, String statement) throws Exception {
        try (Connection connection = connect(server, "postgres");
                Statement sql = connection.createStatement()) {
            // Whoever used the slot is gone, and the server finds that out a moment later.
            await().atMost(10, SECONDS).ignoreExceptions().until(() -> sql.execute(statement));
        }
    }

    private int count(String server) throws Exception {
        return tables(server) == 0 ? 0 : number(server, "SELECT count(*) FROM kept");
    }

    private int tables(String server) throws Exception {
        return number(server, "SELECT count(*) FROM pg_class WHERE relname = 'kept'");
    }

    private int number(String server, String query) throws Exception {
        try (Connection connection = connect(server, "storeys");
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
