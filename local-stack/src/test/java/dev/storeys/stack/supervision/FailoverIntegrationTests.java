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
import dev.storeys.stack.stage.Recipe;
import dev.storeys.stack.stage.Shards;
import dev.storeys.stack.stage.Size;
import dev.storeys.stack.stage.Stage;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stage 3's three real PostgreSQL servers, one of which takes over. They are the same for all
 * tests, whoever leads after the one before.
 */
@Timeout(180)
class FailoverIntegrationTests {

    private static Planner planner;
    private int rows;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Home home = Home.of(Map.of("STOREYS_HOME", folder.toString()));
        home.prepare();
        planner = new Planner(home, new Project(folder));
        Stage one = Stages.of(3, Stages.usual(3).with(Shards.NONE));
        planner.plan(one, new Wishes(Size.SMALL, new Ports().free(0), 0, "", Map.of()));
        startAll(List.of(leader()));
        startAll(followers());
    }

    @AfterEach
    void startWhoWasKilled() throws IOException {
        startAll(set().members());
    }

    @AfterAll
    static void stop() throws IOException {
        for (String server : set().members()) {
            unit(server).stop();
        }
    }

    @Test
    void whatWasCommittedIsThereAfterAnotherHasTakenOver() throws Exception {
        write();
        String before = leader();
        kill(before);

        String leader = new Failover(plan()).toTheBest().primary();

        assertThat(leader).isNotEqualTo(before).isEqualTo(leader());
        write();
        assertThat(number(leader, "SELECT count(*) FROM kept")).isEqualTo(rows);
        startAll(List.of(before));
        awaitEqual();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> sql(before, "storeys", "INSERT INTO kept VALUES (1)"))
                .withMessageContaining("read-only");
    }

    @Test
    void whoLeadsDoesSoAfterARestartOfAll() throws Exception {
        write();
        kill(leader());
        String leader = new Failover(plan()).toTheBest().primary();
        write();
        stop();

        startAll(List.of(leader));
        startAll(followers());

        assertThat(leader()).isEqualTo(leader);
        write();
        awaitEqual();
    }

    @Test
    void ofThoseThatWereAwayTheOneWithMoreTakesOver() throws Exception {
        write();
        awaitEqual();
        String less = followers().getFirst();
        String more = followers().getLast();
        String before = leader();
        kill(less);
        write();
        kill(more);
        kill(before);
        startAll(List.of(less, more));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new Failover(plan()).to(less))
                .withMessageContaining("./shop promote " + more);
        assertThat(new Failover(plan()).toTheBest().primary()).isEqualTo(more);
        await().atMost(30, SECONDS).until(() -> has(less));
    }

    @Test
    void twoNeverLead() throws IOException {
        String leader = leader();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new Failover(plan()).to(followers().getFirst()))
                .withMessage("%s leads and runs; two must not: ./shop kill %s", leader, leader);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new Failover(plan()).toTheBest())
                .withMessageContaining("No primary has ended");
    }

    @Test
    void oneThatCannotFollowOnIsCopiedAnew() throws Exception {
        write();
        String away = followers().getFirst();
        kill(away);
        dropSlot(away);
        Path mark = Files.createFile(plan().folder().data(away).resolve("of-the-old-copy"));

        startAll(List.of(away));

        await().atMost(30, SECONDS).until(() -> has(away));
        assertThat(mark).doesNotExist();
    }

    @Test
    void oneThatWasAwayForAMomentGoesOnFromWhereItWas() throws Exception {
        write();
        String away = followers().getFirst();
        kill(away);
        write();
        Path mark = Files.createFile(plan().folder().data(away).resolve("of-the-same-copy"));

        startAll(List.of(away));

        await().atMost(30, SECONDS).until(() -> has(away));
        assertThat(mark).exists();
        Files.delete(mark);
    }

    private static Plan plan() throws IOException {
        return planner.known(planner.kept(3));
    }

    private static Recipe.Postgres set() throws IOException {
        return (Recipe.Postgres) plan().stage().component("postgres-main").recipe();
    }

    private static String leader() throws IOException {
        return set().primary();
    }

    private static List<String> followers() throws IOException {
        Recipe.Postgres set = set();
        return set.members().stream().filter(member -> !member.equals(set.primary())).toList();
    }

    private static Unit unit(String server) throws IOException {
        return new Unit(plan(), plan().stage().component(server));
    }

    private static void startAll(List<String> servers) throws IOException {
        for (String server : servers) {
            if (unit(server).running().isEmpty()) {
                unit(server).start(() -> false);
            }
        }
    }

    private static void kill(String server) throws IOException {
        var family = unit(server).running().orElseThrow().family();
        family.getFirst().signal("KILL");
        family.forEach(member -> assertThat(member.ended(Duration.ofSeconds(10))).isTrue());
    }

    private void write() throws Exception {
        String leader = leader();
        if (rows == 0) {
            sql(leader, "storeys", "DROP TABLE IF EXISTS kept");
            sql(leader, "storeys", "CREATE TABLE kept (value int)");
        }
        sql(leader, "storeys", "INSERT INTO kept VALUES (1)");
        rows++;
    }

    private void awaitEqual() throws IOException {
        for (String server : set().members()) {
            await().atMost(30, SECONDS).until(() -> has(server));
        }
    }

    private boolean has(String server) throws Exception {
        String table = "SELECT count(*) FROM pg_class WHERE relname = 'kept'";
        return number(server, table) == 1 && number(server, "SELECT count(*) FROM kept") == rows;
    }

    // Whoever used it is gone, and the server finds that out a moment later.
    private static void dropSlot(String owner) {
        String drop = "SELECT pg_drop_replication_slot('%s')".formatted(owner.replace('-', '_'));
        await().atMost(10, SECONDS).ignoreExceptions().until(() -> sql(leader(), "postgres", drop));
    }

    private static boolean sql(String server, String user, String statement) throws Exception {
        try (Connection connection = connect(server, user);
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
            return true;
        }
    }

    private static int number(String server, String query) throws Exception {
        try (Connection connection = connect(server, "storeys");
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Connection connect(String server, String user) throws IOException, SQLException {
        Plan plan = plan();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/storeys".formatted(plan.endpoint(server).port()),
                user,
                user.equals("postgres")
                        ? plan.secrets().databaseOwnerPassword()
                        : plan.secrets().databasePassword());
    }
}
