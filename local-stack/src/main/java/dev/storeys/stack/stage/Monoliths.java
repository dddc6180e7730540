package dev.storeys.stack.stage;

import dev.storeys.stack.stage.Recipe.App;
import java.util.List;

/** What the stages before services have in common: the whole shop as one process. */
final class Monoliths {

    static final String DATABASE = "postgres-main";

    private static final Settings SHOP =
            Settings.database(DATABASE, "storeys")
                    .and(Settings.ADMIN)
                    .and(Settings.SEED)
                    .and(Settings.MAIL)
                    .and(Settings.PROVIDER)
                    .and(Settings.IN_PROCESS_EVENTS)
                    .and(Settings.SERVICE_KEY);

    private Monoliths() {}

    /** The servers that a monolith leans on. */
    static List<Component> servers() {
        return List.of(
                Component.postgres("main", "storeys"),
                new Component("mail-1", new Recipe.Mail(), List.of()),
                new Component("sandbox-1", new Recipe.Sandbox(), List.of()));
    }

    static Component monolith(int number, Settings more, List<String> needs) {
        return new Component(
                "monolith-" + number,
                new App(Kind.MONOLITH, "monolith", SHOP.and(more).asMap()),
                needs);
    }
}
