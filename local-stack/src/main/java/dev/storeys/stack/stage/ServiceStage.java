package dev.storeys.stack.stage;

import dev.storeys.stack.stage.Recipe.App;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Stage 5: a gateway before a service for each domain. There is one entry, so the gateway stays
 * one.
 */
record ServiceStage(Choices choices) {

    Stage stage() {
        return new Stage(
                5,
                "services",
                "gateway-1",
                choices,
                Stream.of(databases(), sharedServers(), domains(), List.of(gateway()))
                        .flatMap(List::stream)
                        .toList());
    }

    private List<Component> databases() {
        return Stream.of("users", "products", "orders", "payments", "notifications")
                .flatMap(name -> database(name).components().stream())
                .toList();
    }

    private PostgresSet database(String name) {
        return PostgresSet.of(name, choices.replication());
    }

    private int instances() {
        return choices.instances();
    }

    private static List<Component> sharedServers() {
        return List.of(
                new Component("redis-1", new Recipe.Redis(), List.of()),
                new Component("kafka-1", new Recipe.Kafka(), List.of()),
                new Component("mail-1", new Recipe.Mail(), List.of()),
                new Component("sandbox-1", new Recipe.Sandbox(), List.of()));
    }

    private List<Component> domains() {
        return Stream.of(
                        service("user", "users", users()),
                        service("product", "products", Settings.SEED.and(Settings.REDIS)),
                        service("order", "orders", Settings.neighbour("product", instances())),
                        service("payment", "payments", Settings.PROVIDER),
                        service(
                                "notification",
                                "notifications",
                                Settings.MAIL.and(Settings.neighbour("user", instances()))))
                .flatMap(List::stream)
                .toList();
    }

    private static Settings users() {
        return Settings.ADMIN
                .and(Settings.REDIS)
                .and(Settings.SHARED_SESSIONS)
                .and(Settings.BEHIND_A_PROXY);
    }

    private List<Component> service(String domain, String database, Settings own) {
        Settings settings =
                database(database)
                        .settings()
                        .and(Settings.KAFKA_EVENTS)
                        .and(Settings.SERVICE_KEY)
                        // The user-service signs the tokens and needs nobody's keys.
                        .and(
                                domain.equals("user")
                                        ? Settings.NONE
                                        : Settings.tokens("user-service", instances()))
                        .and(instances() > 1 ? Settings.DRAIN : Settings.NONE)
                        .and(own);
        String module = domain + "-service";
        App app = new App(Kind.SERVICE, module, settings.asMap());
        List<String> needs =
                Stream.concat(database(database).members().stream(), Stream.of("kafka-1")).toList();
        return IntStream.rangeClosed(1, instances())
                .mapToObj(number -> new Component(module + "-" + number, app, needs))
                .toList();
    }

    private Component gateway() {
        Map<String, String> settings =
                Settings.routes(instances(), "user", "product", "order", "payment", "notification")
                        .and(Settings.tokens("user-service", instances()))
                        .and(Settings.REDIS)
                        .asMap();
        return new Component(
                "gateway-1", new App(Kind.GATEWAY, "gateway", settings), List.of("redis-1"));
    }
}
