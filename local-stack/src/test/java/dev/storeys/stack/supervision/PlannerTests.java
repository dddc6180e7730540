package dev.storeys.stack.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.storeys.stack.home.Endpoint;
import dev.storeys.stack.home.Home;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.plan.Project;
import dev.storeys.stack.stage.Balancing;
import dev.storeys.stack.stage.Balancing.Algorithm;
import dev.storeys.stack.stage.Choices;
import dev.storeys.stack.stage.Recipe.App;
import dev.storeys.stack.stage.Replication;
import dev.storeys.stack.stage.Sharding;
import dev.storeys.stack.stage.Shards;
import dev.storeys.stack.stage.Size;
import dev.storeys.stack.stage.Stage;
import dev.storeys.stack.stage.Stages;
import dev.storeys.stack.supervision.Planner.Wishes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTests {

    private static final int ENTRY = 8080;

    @TempDir private Path folder;

    @Test
    void givesTheEntryTheWishedPortAndEveryOtherOneOfItsOwn() throws IOException {
        Plan plan = plan(Stages.of(5), "");
        assertThat(plan.url()).isEqualTo("http://localhost:" + ENTRY);
        Set<Integer> ports = new HashSet<>();
        for (Endpoint endpoint : plan.layout().endpoints().values()) {
            assertThat(ports.add(endpoint.port())).isTrue();
            assertThat(endpoint.sidePort() == 0 || ports.add(endpoint.sidePort())).isTrue();
        }
    }

    @Test
    void keepsPortsAndSecretsForTheNextTime() throws IOException {
        Plan first = plan(Stages.of(5), "");
        Plan second = plan(Stages.of(5), "");
        assertThat(second.layout()).isEqualTo(first.layout());
        assertThat(second.secrets()).isEqualTo(first.secrets());
    }

    @Test
    void readsWhatAnEarlierVersionDecided() throws IOException {
        Plan first = plan(Stages.of(1), "");
        Path file = first.folder().layoutFile();
        String written = Files.readString(file);
        String earlier = written.replaceFirst(",\\s*\"settings\" : \\{ ?}", "");
        assertThat(earlier).isNotEqualTo(written);
        Files.writeString(file, earlier);
        assertThat(plan(Stages.of(1), "").layout()).isEqualTo(first.layout());
    }

    @Test
    void takesTheWishedPasswordAndKeepsIt() throws IOException {
        plan(Stages.of(1), "");
        plan(Stages.of(1), "of my own");
        assertThat(plan(Stages.of(1), "").secrets().adminPassword()).isEqualTo("of my own");
    }

    @Test
    void keepsSecretsFromOtherUsers() throws IOException {
        Plan plan = plan(Stages.of(1), "");
        Path file = plan.folder().secretsFile();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(plan.secrets().toString()).doesNotContain(plan.secrets().serviceKey());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void canFillInEverySetting(int number) throws IOException {
        canFillInEverySetting(Stages.of(number));
    }

    @Test
    void canFillInEverySettingOfShards() throws IOException {
        canFillInEverySetting(Stages.of(3, Stages.usual(3).with(new Shards(Sharding.RANGE, 1))));
    }

    private void canFillInEverySetting(Stage stage) throws IOException {
        Plan plan = plan(stage, "");
        plan.stage().components().stream()
                .filter(component -> component.recipe() instanceof App)
                .flatMap(c -> ((App) c.recipe()).settings().values().stream())
                .forEach(template ->
                        assertThat(plan.fill(template)).isNotBlank().doesNotContain("{", "}"));
    }

    @Test
    void remembersHowManyInstancesThereAre() throws IOException {
        plan(Stages.of(5, Choices.of(2)), "");
        assertThat(planner().kept(5)).isEqualTo(Stages.of(5, Choices.of(2)));
        plan(Stages.of(5), "");
        assertThat(planner().kept(5)).isEqualTo(Stages.of(5));
        assertThat(planner().kept(1)).isEqualTo(Stages.of(1));
    }

    @Test
    void remembersHowRequestsAreSharedOut() throws IOException {
        Balancing weighted = Balancing.of(Algorithm.WEIGHTED, List.of(3, 2, 0), 3);
        plan(Stages.of(2, Choices.of(3).with(weighted)), "");
        assertThat(planner().kept(2)).isEqualTo(Stages.of(2, Choices.of(3).with(weighted)));
        plan(Stages.of(2), "");
        assertThat(planner().kept(2)).isEqualTo(Stages.of(2));
    }

    @Test
    void remembersWhoLeadsSinceOneWasPromoted() throws IOException {
        Plan plan = plan(Stages.of(3), "");
        plan.layout().led("postgres-main", "postgres-main-replica-2").write(plan.folder());

        assertThat(plan(Stages.of(3), "").stage()).isEqualTo(planner().kept(3));
        assertThat(planner().kept(3).component("postgres-main").needs())
                .containsExactly("postgres-main-replica-2");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(
                        () -> plan(Stages.of(3, Choices.of(3).with(Replication.of(1, false))), ""))
                .withMessageContaining("postgres-main-replica-2 leads");
    }

    @Test
    void remembersHowUsersAreSpreadAndRefusesToSpreadThemOtherwise() throws IOException {
        Stage hashed = sharded(Sharding.HASH);
        plan(hashed, "");
        assertThat(planner().kept(3)).isEqualTo(hashed);
        assertThatCode(() -> Preconditions.usersAreWhereTheyWere(new Home(folder), hashed))
                .doesNotThrowAnyException();
        for (Sharding other : List.of(Sharding.NONE, Sharding.RANGE, Sharding.DIRECTORY)) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() ->
                            Preconditions.usersAreWhereTheyWere(new Home(folder), sharded(other)))
                    .withMessage(
                            "Stage 3's data was made with --shards hash and cannot become --shards %s;"
                                    + " forget it first with ./shop reset 3",
                            other);
        }
    }

    @Test
    void spreadsUsersAsWishedWhereThereAreNone() {
        assertThatCode(() ->
                        Preconditions.usersAreWhereTheyWere(
                                new Home(folder), sharded(Sharding.RANGE)))
                .doesNotThrowAnyException();
    }

    @Test
    void readsTheLayoutOfAnEarlierVersionWithoutShards() throws IOException {
        Plan plan = plan(Stages.of(3), "");
        Path file = plan.folder().layoutFile();
        String layout = Files.readString(file);
        String earlier = layout.replaceFirst("(?s),\\s*\"shards\" : \\{.*?}", "");
        assertThat(earlier).isNotEqualTo(layout);
        Files.writeString(file, earlier);
        assertThat(planner().kept(3)).isEqualTo(Stages.of(3, Stages.usual(3).with(Shards.NONE)));
    }

    @Test
    void spreadsUsersByHashIfNothingIsSaid() throws IOException {
        assertThat(planner().kept(3).choices().shards()).isEqualTo(new Shards(Sharding.HASH, 2));
    }

    @Test
    void readsTheLayoutOfAnEarlierVersion() throws IOException {
        Plan plan = plan(Stages.of(5), "");
        Path file = plan.folder().layoutFile();
        String layout = Files.readString(file);
        String earlier =
                layout.replaceFirst("(?s)\"choices\" : \\{.*?\n  },", "\"instances\" : 1,");
        assertThat(earlier).doesNotContain("choices", "balancing");
        Files.writeString(file, earlier);
        assertThat(planner().kept(5)).isEqualTo(Stages.of(5));
    }

    @Test
    void seesNothingUpWhereNothingWasStarted() throws IOException {
        plan(Stages.of(1), "");
        assertThat(planner().up()).isEmpty();
        assertThatCode(() -> Preconditions.nothingIsUp(planner(), Stages.of(5)))
                .doesNotThrowAnyException();
    }

    private Plan plan(Stage stage, String password) throws IOException {
        return planner().plan(stage, new Wishes(Size.SMALL, ENTRY, 10, password, Map.of()));
    }

    private static Stage sharded(Sharding sharding) {
        return Stages.of(3, Stages.usual(3).with(new Shards(sharding, 0)));
    }

    private Planner planner() {
        return new Planner(new Home(folder), new Project(folder));
    }
}
