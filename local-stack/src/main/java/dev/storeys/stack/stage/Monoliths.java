package dev.storeys.stack.stage;

import dev.storeys.stack.stage.Recipe.App;
import java.util.List;
import java.util.stream.Stream;

/** What the stages before services have in common: the whole shop as one process. */
record Monoliths(Choices choices) {

    private static final Settings SHOP =
            Settings.ADMIN
                    .and(Settings.SEED)
                    .and(Settings.MAIL)
                    .and(Settings.PROVIDER)
                    .and(Settings.IN_PROCESS_EVENTS)
                    .and(Settings.SERVICE_KEY);

    private PostgresSet main() {
        return new PostgresSet("main", "storeys", choices.replication());
    }

    private Stream<PostgresSet> databases() {
        return Stream.concat(
                Stream.of(main()), choices.shards().sets(choices.replication()).stream());
    }

    private Settings whereDataIs() {
        return main().settings().and(choices.shards().settings(choices.replication()));
    }

    /** The servers that a monolith leans on. */
    List<Component> servers() {
        return Stream.concat(
                        databases().flatMap(set -> set.components().stream()),
                        Stream.of(
                                new Component("mail-1", new Recipe.Mail(), List.of()),
                                new Component("sandbox-1", new Recipe.Sandbox(), List.of())))
                .toList();
    }

    /**
     * One monolith.
     *
     * @param needs what it needs beside its databases
     */
    Component monolith(int number, Settings more, List<String> needs) {
        return new Component(
                "monolith-" + number,
                new App(Kind.MONOLITH, "monolith", SHOP.and(whereDataIs()).and(more).asMap()),
                Stream.concat(databases().flatMap(set -> set.members().stream()), needs.stream())
                        .toList());
    }
}
