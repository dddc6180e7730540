package dev.storeys.stack.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.storeys.stack.home.Home;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.plan.Project;
import dev.storeys.stack.process.Ports;
import dev.storeys.stack.process.Running;
import dev.storeys.stack.stage.Choices;
import dev.storeys.stack.stage.Component;
import dev.storeys.stack.stage.Recipe;
import dev.storeys.stack.stage.Size;
import dev.storeys.stack.stage.Stage;
import dev.storeys.stack.supervision.Planner.Wishes;
import java.io.IOException;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A real server, started as the command does; one for all tests, as unpacking takes a while. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresIntegrationTests {

    private static final String NAME = "postgres-orders";

    private Plan plan;
    private Supervisor supervisor;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        Recipe recipe = new Recipe.Postgres("orders", NAME, List.of(NAME), false);
        Component postgres = new Component(NAME, recipe, List.of());
        Stage stage = new Stage(9, "test", NAME, Choices.SINGLE, List.of(postgres));
        Home home = Home.of(Map.of("STOREYS_HOME", folder.toString()));
        home.prepare();
        plan =
                new Planner(home, new Project(folder))
                        .plan(stage, new Wishes(Size.SMALL, new Ports().free(0), 0, "", Map.of()));
        supervisor = new Supervisor(plan, new Silence());
        supervisor.startAll();
    }

    @AfterAll
    void stop() throws IOException {
        supervisor.stopAll();
        assertThat(unit().running()).isEmpty();
    }

    @Test
    void keepsItsDataThroughAKillAndAStop() throws Exception {
        sql("CREATE TABLE kept (value text)");
        sql("INSERT INTO kept VALUES ('one')");
        Running killed = unit().running().orElseThrow();
        killed.signal("KILL");
        assertThat(killed.ended(Duration.ofSeconds(10))).isTrue();
        supervisor.start(NAME);
        sql("INSERT INTO kept VALUES ('two')");
        supervisor.stopAll();
        supervisor.start(NAME);
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void asksForThePassword() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(url(), "storeys", "guess"))
                .withMessageContaining("password");
    }

    @Test
    void showsItselfInTheStatus() throws IOException {
        Status.ComponentStatus status = Status.of(plan, supervisor.units()).components().getFirst();
        assertThat(status.name()).isEqualTo(NAME);
        assertThat(status.health()).isEqualTo("UP");
        assertThat(status.memoryMiB()).isPositive();
    }

    private Unit unit() {
        return supervisor.units().getFirst();
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:%d/orders".formatted(plan.endpoint(NAME).port());
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "storeys", plan.secrets().databasePassword());
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = connect();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private int count() throws SQLException {
        try (Connection connection = connect();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("SELECT count(*) FROM kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
