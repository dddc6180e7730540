package dev.storeys.stack.supervision;

import dev.storeys.stack.home.Endpoint;
import dev.storeys.stack.home.Home;
import dev.storeys.stack.home.Layout;
import dev.storeys.stack.home.Secrets;
import dev.storeys.stack.home.StageFolder;
import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.plan.Project;
import dev.storeys.stack.process.PidFile;
import dev.storeys.stack.process.Ports;
import dev.storeys.stack.stage.Component;
import dev.storeys.stack.stage.Kind;
import dev.storeys.stack.stage.Size;
import dev.storeys.stack.stage.Stage;
import dev.storeys.stack.stage.Stages;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Makes a plan for a start, or finds the one by which a stage was started. */
public record Planner(Home home, Project project) {

    /**
     * What the user wishes.
     *
     * @param adminPassword empty if any will do
     * @param settings properties that every application is given
     */
    public record Wishes(
            Size size,
            int entryPort,
            int products,
            String adminPassword,
            Map<String, String> settings) {
        @Override
        public String toString() {
            return "Wishes[%s, port %d, %d products]".formatted(size, entryPort, products);
        }
    }

    /** Decides ports and secrets and writes them down; ports stay the same where they are free. */
    public Plan plan(Stage wanted, Wishes wishes) throws IOException {
        StageFolder folder = home.stage(wanted.number());
        folder.prepare();
        Optional<Layout> kept = Layout.read(folder);
        Stage stage = kept.map(layout -> led(wanted, layout)).orElse(wanted);
        Map<String, Endpoint> before = kept.map(Layout::endpoints).orElse(Map.of());
        Layout layout =
                new Layout(
                        wishes.size().toString(),
                        wishes.products(),
                        stage.choices(),
                        endpoints(stage, wishes.entryPort(), before),
                        wishes.settings());
        layout.write(folder);
        return new Plan(project, home, stage, layout, Secrets.of(folder, wishes.adminPassword()));
    }

    // Who was promoted has what was written since; the one before it has not.
    private static Stage led(Stage wanted, Layout kept) {
        return kept.choices().replication().primaries().isEmpty()
                ? wanted
                : Stages.of(wanted.number(), wanted.choices().ledAs(kept.choices()));
    }

    private static Map<String, Endpoint> endpoints(
            Stage stage, int entryPort, Map<String, Endpoint> before) {
        Ports ports = new Ports();
        Map<String, Endpoint> endpoints = new HashMap<>();
        for (Component component : stage.components()) {
            String name = component.name();
            Endpoint old = before.getOrDefault(name, new Endpoint(0, 0));
            boolean entry = name.equals(stage.entry());
            int port = entry ? entryPort : ports.free(old.port());
            int sidePort = hasSidePort(component.kind()) ? ports.free(old.sidePort()) : 0;
            endpoints.put(name, new Endpoint(port, sidePort));
        }
        return endpoints;
    }

    private static boolean hasSidePort(Kind kind) {
        return switch (kind) {
            case KAFKA, MAIL, SERVICE, GATEWAY, MONOLITH -> true;
            case POSTGRES, REDIS, SANDBOX -> false;
        };
    }

    /** The stage of which at least one process lives. */
    public Optional<Plan> up() throws IOException {
        for (int number : Stages.built()) {
            Stage stage = kept(number);
            if (anythingLives(stage)) {
                return Optional.of(known(stage));
            }
        }
        return Optional.empty();
    }

    /** A stage as it was started last; as it usually is if it never was. */
    public Stage kept(int number) throws IOException {
        return Layout.read(home.stage(number))
                .map(kept -> Stages.of(number, kept.choices()))
                .orElseGet(() -> Stages.of(number));
    }

    /** The same, for commands that make no sense otherwise. */
    public Plan required() throws IOException {
        return up().orElseThrow(() ->
                new Refused(ExitCode.NOT_UP, "No stage is up; start one with ./shop up"));
    }

    private boolean anythingLives(Stage stage) throws IOException {
        for (Component component : stage.components()) {
            PidFile pidFile = new PidFile(home.stage(stage.number()).pidFile(component.name()));
            if (pidFile.running().isPresent()) {
                return true;
            }
        }
        return false;
    }

    Plan known(Stage stage) throws IOException {
        StageFolder folder = home.stage(stage.number());
        Layout layout =
                Layout.read(folder)
                        .orElseThrow(() ->
                                new Refused(
                                        ExitCode.UNEXPECTED, folder.layoutFile() + " is missing."));
        return new Plan(project, home, stage, layout, Secrets.of(folder, ""));
    }
}
