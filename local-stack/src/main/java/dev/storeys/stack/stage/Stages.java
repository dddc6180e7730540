package dev.storeys.stack.stage;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.stage.Recipe.App;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The stages that exist. */
public final class Stages {

    private static final int HIGHEST = 6;

    private Stages() {}

    /** The numbers of the stages that can be started. */
    public static List<Integer> built() {
        return List.of(1, 5);
    }

    public static Stage of(int number) {
        return switch (number) {
            case 1 -> single();
            case 5 -> services();
            default -> throw missing(number);
        };
    }

    private static Refused missing(int number) {
        boolean planned = number >= 1 && number <= HIGHEST;
        return new Refused(
                ExitCode.NO_SUCH_STAGE,
                planned
                        ? "Stage %d is not built yet; stages 1 and 5 are.".formatted(number)
                        : "There is no stage %d; stages 1 and 5 are built.".formatted(number));
    }

    private static Stage single() {
        return new Stage(
                1,
                "single",
                "monolith-1",
                List.of(
                        postgres("main", "storeys"),
                        new Component("mail-1", new Recipe.Mail(), List.of()),
                        new Component("sandbox-1", new Recipe.Sandbox(), List.of()),
                        monolith()));
    }

    private static Component monolith() {
        Settings settings =
                Settings.database("postgres-main", "storeys")
                        .and(Settings.ADMIN)
                        .and(Settings.SEED)
                        .and(Settings.MAIL)
                        .and(Settings.PROVIDER)
                        .and(Settings.IN_PROCESS_EVENTS)
                        .and(Settings.SERVICE_KEY);
        return new Component(
                "monolith-1",
                new App(Kind.MONOLITH, "monolith", settings.asMap()),
                List.of("postgres-main"));
    }

    private static Stage services() {
        return new Stage(
                5,
                "services",
                "gateway-1",
                Stream.of(databases(), sharedServers(), domains(), List.of(gateway()))
                        .flatMap(List::stream)
                        .toList());
    }

    private static List<Component> databases() {
        return Stream.of("users", "products", "orders", "payments", "notifications")
                .map(name -> postgres(name, name))
                .toList();
    }

    private static List<Component> sharedServers() {
        return List.of(
                new Component("redis-1", new Recipe.Redis(), List.of()),
                new Component("kafka-1", new Recipe.Kafka(), List.of()),
                new Component("mail-1", new Recipe.Mail(), List.of()),
                new Component("sandbox-1", new Recipe.Sandbox(), List.of()));
    }

    private static List<Component> domains() {
        return List.of(
                service("user", "users", Settings.ADMIN),
                service("product", "products", Settings.SEED.and(Settings.REDIS)),
                service("order", "orders", Settings.neighbour("product")),
                service("payment", "payments", Settings.PROVIDER),
                service(
                        "notification",
                        "notifications",
                        Settings.MAIL.and(Settings.neighbour("user"))));
    }

    private static Component postgres(String owner, String database) {
        return new Component("postgres-" + owner, new Recipe.Postgres(database), List.of());
    }

    private static Component service(String domain, String database, Settings own) {
        Settings settings =
                Settings.database("postgres-" + database, database)
                        .and(Settings.KAFKA_EVENTS)
                        .and(Settings.SERVICE_KEY)
                        // The user-service signs the tokens and needs nobody's keys.
                        .and(domain.equals("user") ? Settings.NONE : Settings.TOKENS)
                        .and(own);
        String module = domain + "-service";
        return new Component(
                module + "-1",
                new App(Kind.SERVICE, module, settings.asMap()),
                List.of("postgres-" + database, "kafka-1"));
    }

    private static Component gateway() {
        Map<String, String> settings =
                Settings.routes("user", "product", "order", "payment", "notification")
                        .and(Settings.TOKENS)
                        .and(Settings.REDIS)
                        .asMap();
        return new Component(
                "gateway-1", new App(Kind.GATEWAY, "gateway", settings), List.of("redis-1"));
    }
}
