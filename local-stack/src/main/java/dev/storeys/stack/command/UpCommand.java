package dev.storeys.stack.command;

import dev.storeys.stack.home.HomeLock;
import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.stage.Shards;
import dev.storeys.stack.stage.Size;
import dev.storeys.stack.stage.Stage;
import dev.storeys.stack.supervision.Planner.Wishes;
import dev.storeys.stack.supervision.Preconditions;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a stage and stays until Ctrl-C, which stops it.",
            "Users, orders and products are kept for the next time; ./shop reset forgets them."
        })
final class UpCommand implements Callable<Integer> {

    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_PRODUCTS = 1_000_000;
    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 128;
    private static final Pattern PROPERTY = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+");

    enum Switch {
        ON,
        OFF;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Mixin private StageChoices choices = new StageChoices();

    @Option(
            names = "--size",
            defaultValue = "medium",
            description =
                    "small, medium, large or xlarge: processors, heap and pools of every"
                            + " application; default: ${DEFAULT-VALUE}")
    private Size size = Size.MEDIUM;

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "the shop's port; default: ${DEFAULT-VALUE}")
    private int port;

    @Option(names = "--detach", description = "return when the stage is up")
    private boolean detach;

    @Option(
            names = "--products",
            defaultValue = "1000",
            description = "generated products; default: ${DEFAULT-VALUE}")
    private int products;

    @Option(
            names = "--set",
            paramLabel = "PROPERTY=VALUE",
            description =
                    "a setting for every application, for example"
                            + " storeys.product.hold-time=20s; may be repeated")
    private Map<String, String> settings = new HashMap<>();

    @Option(
            names = "--limits",
            defaultValue = "on",
            description =
                    "off: the entry lets everybody ask as often as he likes; default: ${DEFAULT-VALUE}")
    private Switch limits = Switch.ON;

    @Option(
            names = {"-v", "--verbose"},
            description = "show progress even if nobody seems to watch")
    private boolean verbose;

    private final Session session;

    UpCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Stage wanted = choices.stage(kept());
        Wishes wishes = wishes();
        Terminal terminal = verbose ? session.terminal().talkative() : session.terminal();
        session.home().prepare();
        Foreground foreground;
        try (HomeLock _ = HomeLock.take(session.home(), "up " + wanted.number())) {
            Plan plan = plan(wanted, wishes);
            foreground = Foreground.start(plan, terminal);
            new Welcome(plan, detach).print(terminal);
        }
        if (detach) {
            foreground.leave();
        } else {
            foreground.stay();
        }
        return ExitCode.OK.code();
    }

    private Shards kept() throws IOException {
        return session.planner().kept(choices.number()).choices().shards();
    }

    private Plan plan(Stage wanted, Wishes wishes) throws IOException {
        Preconditions.nothingIsUp(session.planner(), wanted);
        Preconditions.usersAreWhereTheyWere(session.home(), wanted);
        Preconditions.isBuilt(session.project(), wanted);
        Preconditions.entryPortIsFree(wanted, port);
        Preconditions.memorySuffices(wanted, size);
        Preconditions.diskSuffices(session.home(), wanted);
        return session.planner().plan(wanted, wishes);
    }

    private Wishes wishes() {
        String password = session.environment().getOrDefault("SHOP_ADMIN_PASSWORD", "");
        check(port >= 1 && port <= HIGHEST_PORT, "--port must be 1 to 65535");
        check(products >= 0 && products <= MOST_PRODUCTS, "--products must be 0 to 1000000");
        check(
                password.isEmpty()
                        || (password.length() >= SHORTEST_PASSWORD
                                && password.length() <= LONGEST_PASSWORD),
                "SHOP_ADMIN_PASSWORD must have 8 to 128 characters");
        settings.keySet()
                .forEach(name ->
                        check(
                                PROPERTY.matcher(name).matches(),
                                "--set: '%s' is no property".formatted(name)));
        if (limits == Switch.OFF) {
            settings.put("storeys.limits.enabled", "false");
        }
        return new Wishes(size, port, products, password, settings);
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new Refused(ExitCode.USAGE, otherwise);
        }
    }
}
