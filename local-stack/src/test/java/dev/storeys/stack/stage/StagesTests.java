package dev.storeys.stack.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.stage.Balancing.Algorithm;
import dev.storeys.stack.stage.Recipe.App;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class StagesTests {

    @Test
    void stageOneIsOneProcessWithOneDatabase() {
        assertThat(names(Stages.of(1)))
                .containsExactly("postgres-main", "mail-1", "sandbox-1", "monolith-1");
    }

    @Test
    void stageTwoIsABalancerBeforeThreeProcessesWithOneDatabase() {
        assertThat(names(Stages.of(2)))
                .containsExactly(
                        "postgres-main",
                        "mail-1",
                        "sandbox-1",
                        "redis-1",
                        "monolith-1",
                        "monolith-2",
                        "monolith-3",
                        "gateway-1");
        assertThat(Stages.of(2).entry()).isEqualTo("gateway-1");
    }

    @Test
    void theBalancerKnowsEveryMonolithAndWhoseTurnItIs() {
        Balancing balancing = Balancing.of(Algorithm.WEIGHTED, List.of(3, 0), 2);
        assertThat(settings(Stages.of(2, Choices.of(2).with(balancing)), "gateway-1"))
                .containsEntry(
                        "STOREYS_ROUTES_SHOP",
                        "http://127.0.0.1:{monolith-1.port},http://127.0.0.1:{monolith-2.port}")
                .containsEntry(
                        "STOREYS_TOPOLOGY_MANAGEMENT_SHOP",
                        "http://127.0.0.1:{monolith-1.management},http://127.0.0.1:{monolith-2.management}")
                .containsEntry(
                        "STOREYS_SECURITY_JWKS_URI",
                        "http://127.0.0.1:{monolith-1.port}/.well-known/jwks.json,http://127.0.0.1:{monolith-2.port}/.well-known/jwks.json")
                .containsEntry("STOREYS_BALANCER_ALGORITHM", "weighted")
                .containsEntry("STOREYS_BALANCER_WEIGHTS", "3,0");
        assertThat(settings(Stages.of(2), "gateway-1"))
                .containsEntry("STOREYS_BALANCER_ALGORITHM", "round-robin")
                .doesNotContainKey("STOREYS_BALANCER_WEIGHTS");
    }

    @Test
    void monolithsBehindABalancerShareSessionsAndDrain() {
        assertThat(settings(Stages.of(2), "monolith-3"))
                .containsAllEntriesOf(settings(Stages.of(1), "monolith-1"))
                .containsEntry("STOREYS_USER_SESSIONS_STORE", "redis")
                .containsKeys("STOREYS_WEB_DRAIN", "STOREYS_WEB_TRUSTED_PROXIES");
        assertThat(settings(Stages.of(2, Choices.SINGLE), "monolith-1"))
                .doesNotContainKey("STOREYS_WEB_DRAIN");
        assertThat(settings(Stages.of(1), "monolith-1"))
                .doesNotContainKeys("SPRING_DATA_REDIS_URL", "STOREYS_WEB_TRUSTED_PROXIES");
    }

    @Test
    void onlyStagesWithOnePoolHaveAChoiceOfBalancers() {
        Balancing sticky = Balancing.of(Algorithm.STICKY, List.of(), 1);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Stages.of(5, Choices.SINGLE.with(sticky)))
                .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE))
                .withMessage("--balancer is for stages 2 and 3, not for stage 5");
    }

    @Test
    void stageThreeIsStageTwoWithServersThatFollow() {
        Stage stage = unsharded();
        assertThat(names(stage))
                .containsAll(names(Stages.of(2)))
                .contains("postgres-main-replica-1", "postgres-main-replica-2")
                .hasSize(names(Stages.of(2)).size() + 2);
        assertThat(stage.component("postgres-main-replica-2").needs())
                .containsExactly("postgres-main");
        assertThat(settings(stage, "monolith-2"))
                .containsEntry(
                        "STOREYS_DATABASE_MAIN_PRIMARY",
                        "jdbc:postgresql://127.0.0.1:{postgres-main.port}"
                                + ",127.0.0.1:{postgres-main-replica-1.port}"
                                + ",127.0.0.1:{postgres-main-replica-2.port}/storeys"
                                + "?targetServerType=primary&hostRecheckSeconds=1")
                .containsEntry(
                        "STOREYS_DATABASE_MAIN_REPLICAS",
                        "jdbc:postgresql://127.0.0.1:{postgres-main-replica-1.port}/storeys"
                                + ",jdbc:postgresql://127.0.0.1:{postgres-main-replica-2.port}/storeys");
    }

    @Test
    void whoeverWasPromotedIsFollowedByTheOthers() {
        Choices choices = Stages.usual(3).led("postgres-main", "postgres-main-replica-1");
        Stage stage = Stages.of(3, choices);
        assertThat(stage.component("postgres-main").needs())
                .containsExactly("postgres-main-replica-1");
        assertThat(stage.component("postgres-main-replica-1").needs()).isEmpty();
        assertThat(settings(stage, "monolith-1").get("STOREYS_DATABASE_MAIN_REPLICAS"))
                .contains("{postgres-main.port}", "{postgres-main-replica-2.port}")
                .doesNotContain("{postgres-main-replica-1.port}");
    }

    @Test
    void everyServiceMayHaveServersThatFollow() {
        Stage stage = Stages.of(5, Choices.SINGLE.with(Replication.of(1, false)));
        assertThat(names(stage)).contains("postgres-orders-replica-1", "postgres-users-replica-1");
        assertThat(settings(stage, "order-service-1"))
                .containsEntry(
                        "STOREYS_DATABASE_MAIN_REPLICAS",
                        "jdbc:postgresql://127.0.0.1:{postgres-orders-replica-1.port}/orders");
        assertThat(settings(Stages.of(5), "order-service-1"))
                .doesNotContainKey("STOREYS_DATABASE_MAIN_REPLICAS");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void shardsAreThreeMoreDatabasesThatEveryMonolithNeeds(Sharding sharding) {
        Stage stage = sharded(sharding, 0);
        assertThat(names(stage))
                .containsAll(names(unsharded()))
                .contains("postgres-shard-1", "postgres-shard-2", "postgres-shard-3")
                .hasSize(names(unsharded()).size() + 3);
        assertThat(stage.component("monolith-3").needs())
                .contains("postgres-main", "postgres-main-replica-2", "postgres-shard-3");
        assertThat(settings(stage, "monolith-2"))
                .containsAllEntriesOf(settings(unsharded(), "monolith-2"))
                .containsEntry("STOREYS_DATABASE_SHARDS_STRATEGY", sharding.toString())
                .containsEntry("STOREYS_DATABASE_SHARDS_NODES_2_NAME", "shard-3")
                .containsEntry(
                        "STOREYS_DATABASE_SHARDS_NODES_2_PRIMARY",
                        "jdbc:postgresql://127.0.0.1:{postgres-shard-3.port}/storeys")
                .doesNotContainKey("STOREYS_DATABASE_SHARDS_NODES_2_REPLICAS");
        assertThat(unsharded().components())
                .filteredOn(component -> component.recipe() instanceof App)
                .flatExtracting(component -> ((App) component.recipe()).settings().keySet())
                .noneMatch(name -> name.toString().contains("SHARDS"));
    }

    @Test
    void stageThreeHasThreeShardsByHashEachWithTwoThatFollow() {
        Stage stage = Stages.of(3);
        assertThat(stage).isEqualTo(sharded(Sharding.HASH, 2));
        assertThat(stage.replicatedDatabases())
                .extracting(Recipe.Postgres::members)
                .hasSize(4)
                .allSatisfy(members -> assertThat(members).hasSize(3));
        assertThat(synchronous(stage)).isTrue();
    }

    @Test
    void onlyWhatIsKeptByNameHasRanges() {
        assertThat(settings(sharded(Sharding.RANGE, 0), "monolith-1"))
                .containsEntry("STOREYS_DATABASE_SHARDS_NODES_0_RANGE", "A-H")
                .containsEntry("STOREYS_DATABASE_SHARDS_NODES_1_RANGE", "I-P")
                .containsEntry("STOREYS_DATABASE_SHARDS_NODES_2_RANGE", "Q-Z");
        assertThat(settingsOf(sharded(Sharding.HASH, 0), "monolith-1"))
                .noneMatch(name -> name.endsWith("_RANGE"));
    }

    @Test
    void everyShardMayHaveServersThatFollow() {
        Stage stage = sharded(Sharding.HASH, 1);
        assertThat(stage.component("postgres-shard-2-replica-1").needs())
                .containsExactly("postgres-shard-2");
        assertThat(stage.component("monolith-1").needs()).contains("postgres-shard-2-replica-1");
        assertThat(settings(stage, "monolith-1"))
                .containsEntry(
                        "STOREYS_DATABASE_SHARDS_NODES_1_PRIMARY",
                        "jdbc:postgresql://127.0.0.1:{postgres-shard-2.port}"
                                + ",127.0.0.1:{postgres-shard-2-replica-1.port}/storeys"
                                + "?targetServerType=primary&hostRecheckSeconds=1")
                .containsEntry(
                        "STOREYS_DATABASE_SHARDS_NODES_1_REPLICAS",
                        "jdbc:postgresql://127.0.0.1:{postgres-shard-2-replica-1.port}/storeys");
    }

    @Test
    void usersAndOrdersAreOnTheShardsAndNothingElseIs() {
        Shards shards = new Shards(Sharding.HASH, 0);
        assertThat(shards.componentsOf("users")).isEqualTo("postgres-shard-");
        assertThat(shards.componentsOf("orders")).isEqualTo("postgres-shard-");
        assertThat(shards.componentsOf("payments")).isEqualTo("postgres-payments");
        assertThat(Shards.NONE.componentsOf("orders")).isEqualTo("postgres-orders");
    }

    @Test
    void commitsOfAShardWaitForWhoeverFollowsItAndForNobodyElse() {
        assertThat(synchronous(sharded(Sharding.HASH, 2))).isTrue();
        assertThat(synchronous(sharded(Sharding.HASH, 0))).isFalse();
    }

    @Test
    void whoeverWasPromotedLeadsItsShardAndNoOther() {
        Choices choices =
                sharded(Sharding.HASH, 1)
                        .choices()
                        .led("postgres-shard-2", "postgres-shard-2-replica-1");
        Stage stage = Stages.of(3, choices);
        assertThat(stage.component("postgres-shard-2").needs())
                .containsExactly("postgres-shard-2-replica-1");
        assertThat(stage.component("postgres-shard-1").needs()).isEmpty();
        assertThat(stage.component("postgres-main").needs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void noOtherStageHasShards(int number) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(
                        () -> Stages.of(number, Choices.SINGLE.with(new Shards(Sharding.RANGE, 0))))
                .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE))
                .withMessage("--shards is for stage 3, not for stage " + number);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void stagesWithOneServerHaveNoneThatFollow(int number) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Stages.of(number, Choices.SINGLE.with(Replication.of(1, false))))
                .withMessage("--replicas is for stages 3 and 5, not for stage " + number);
    }

    @Test
    void stageFiveHasAServiceAndADatabaseForEachDomain() {
        assertThat(names(Stages.of(5)))
                .containsExactly(
                        "postgres-users",
                        "postgres-products",
                        "postgres-orders",
                        "postgres-payments",
                        "postgres-notifications",
                        "redis-1",
                        "kafka-1",
                        "mail-1",
                        "sandbox-1",
                        "user-service-1",
                        "product-service-1",
                        "order-service-1",
                        "payment-service-1",
                        "notification-service-1",
                        "gateway-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void everyNeedAndTheEntryExist(int number) {
        Stage stage = Stages.of(number);
        assertThat(names(stage)).contains(stage.entry());
        assertThat(stage.components())
                .allSatisfy(component -> assertThat(names(stage)).containsAll(component.needs()));
    }

    @Test
    void severalInstancesAreNumberedAndKnownToWhoeverCallsThem() {
        Stage stage = Stages.of(5, Choices.of(2));
        assertThat(names(stage))
                .contains("order-service-1", "order-service-2", "gateway-1", "postgres-orders")
                .doesNotContain("gateway-2", "postgres-orders-2");
        assertThat(settings(stage, "gateway-1"))
                .containsEntry(
                        "STOREYS_ROUTES_ORDER",
                        "http://127.0.0.1:{order-service-1.port},http://127.0.0.1:{order-service-2.port}");
        assertThat(settings(stage, "order-service-2"))
                .containsEntry(
                        "STOREYS_NEIGHBOURS_PRODUCT_URL",
                        "http://127.0.0.1:{product-service-1.port},http://127.0.0.1:{product-service-2.port}")
                .containsKey("STOREYS_WEB_DRAIN");
        assertThat(settings(Stages.of(5), "order-service-1"))
                .doesNotContainKey("STOREYS_WEB_DRAIN");
    }

    @Test
    void oneProcessCannotHaveSeveralInstances() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Stages.of(1, Choices.of(2)))
                .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE))
                .withMessageContaining("./shop up 2 --instances 2");
    }

    @Test
    void onlyTheServicesThatTakeTokensAreToldWhereKeysAre() {
        Stage stage = Stages.of(5);
        assertThat(settingsOf(stage, "order-service-1")).contains("STOREYS_SECURITY_JWKS_URI");
        assertThat(settingsOf(stage, "user-service-1")).doesNotContain("STOREYS_SECURITY_JWKS_URI");
    }

    @Test
    void theGatewayKnowsNoServiceKey() {
        assertThat(settingsOf(Stages.of(5), "gateway-1"))
                .doesNotContain("STOREYS_SECURITY_SERVICE_KEY");
    }

    @Test
    void whoeverTakesPaymentsKnowsWhatTheProviderSignsWith() {
        assertThat(settingsOf(Stages.of(1), "monolith-1"))
                .contains("STOREYS_PAYMENT_WEBHOOK_SECRET");
        assertThat(settingsOf(Stages.of(5), "payment-service-1"))
                .contains("STOREYS_PAYMENT_WEBHOOK_SECRET");
        assertThat(settingsOf(Stages.of(5), "gateway-1"))
                .doesNotContain("STOREYS_PAYMENT_WEBHOOK_SECRET");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 4, 6, 7})
    void refusesStagesThatAreNotBuilt(int number) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Stages.of(number))
                .satisfies(
                        refused -> assertThat(refused.exitCode()).isEqualTo(ExitCode.NO_SUCH_STAGE))
                .withMessageContaining(Integer.toString(number));
    }

    @Test
    void namesTheComponentsThatThereAre() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Stages.of(1).component("kafka-1"))
                .withMessage(
                        "Stage 1 has no component 'kafka-1'. It has: postgres-main, mail-1,"
                                + " sandbox-1, monolith-1");
    }

    private static List<String> names(Stage stage) {
        return stage.components().stream().map(Component::name).toList();
    }

    private static Stage unsharded() {
        return Stages.of(3, Stages.usual(3).with(Shards.NONE));
    }

    private static Stage sharded(Sharding sharding, int replicas) {
        return Stages.of(3, Stages.usual(3).with(new Shards(sharding, replicas)));
    }

    private static boolean synchronous(Stage stage) {
        return ((Recipe.Postgres) stage.component("postgres-shard-1").recipe()).synchronous();
    }

    private static Iterable<String> settingsOf(Stage stage, String component) {
        return settings(stage, component).keySet();
    }

    private static Map<String, String> settings(Stage stage, String component) {
        return ((App) stage.component(component).recipe()).settings();
    }
}
