package dev.storeys.stack.stage;

import dev.storeys.stack.stage.Recipe.App;
import java.util.List;
import java.util.stream.Stream;

/** What the stages before services have in common: the whole shop as one process. */
record Monoliths(Replication replication) {

    private static final Settings SHOP =
            Settings.ADMIN
                    .and(Settings.SEED)
                    .and(Settings.MAIL)
                    .and(Settings.PROVIDER)
                    .and(Settings.IN_PROCESS_EVENTS)
                    .and(Settings.SERVICE_KEY);

    private PostgresSet database() {
        return new PostgresSet("main", "storeys", replication);
    }

    /** The servers that a monolith leans on. */
    List<Component> servers() {
        return Stream.concat(
                        database().components().stream(),
                        Stream.of(
                                new Component("mail-1", new Recipe.Mail(), List.of()),
                                new Component("sandbox-1", new Recipe.Sandbox(), List.of())))
                .toList();
    }

    /**
     * One monolith.
     *
     * @param needs what it needs beside its database
     */
    Component monolith(int number, Settings more, List<String> needs) {
        return new Component(
                "monolith-" + number,
                new App(
                        Kind.MONOLITH,
                        "monolith",
                        SHOP.and(database().settings()).and(more).asMap()),
                Stream.concat(database().members().stream(), needs.stream()).toList());
    }
}
