package dev.storeys.stack.command;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.supervision.Status;
import dev.storeys.stack.supervision.Status.ComponentStatus;
import dev.storeys.stack.supervision.Supervisor;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what is up: each component's process, ports, health and memory.",
            "Health is UP, DOWN (runs but does not answer) or STOPPED."
        })
final class StatusCommand implements Callable<Integer> {

    private static final String ROW = "%-26s %-10s %8s %6s %8s  %-8s %7s%n";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Option(names = "--json", description = "one JSON object on standard output")
    private boolean json;

    private final Session session;

    StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Plan plan = session.planner().up().orElse(null);
        Status status =
                plan == null
                        ? Status.NOTHING
                        : Status.of(plan, new Supervisor(plan, session.terminal()).units());
        if (json) {
            session.terminal().out().println(JSON.writeValueAsString(status));
        } else if (plan == null) {
            session.terminal().say("No stage is up.");
        } else {
            table(status);
        }
        return plan == null ? ExitCode.NOT_UP.code() : ExitCode.OK.code();
    }

    private void table(Status status) {
        PrintStream out = session.terminal().out();
        out.printf("Stage %s (%s), ", status.stage(), status.name());
        out.printf("size %s: %s%n%n", status.size(), status.url());
        out.printf(ROW, "NAME", "KIND", "PID", "PORT", "SIDE", "HEALTH", "MiB");
        status.components().forEach(this::row);
        long total = status.components().stream().mapToLong(ComponentStatus::memoryMiB).sum();
        out.printf(ROW, "", "", "", "", "", "total", total);
    }

    private void row(ComponentStatus component) {
        Terminal terminal = session.terminal();
        String health = "%-8s".formatted(component.health());
        boolean up = component.health().equals("UP");
        terminal.out()
                .printf(
                        ROW,
                        component.name(),
                        component.kind(),
                        orDash(component.pid()),
                        component.port(),
                        orDash(sidePort(component)),
                        up ? terminal.good(health) : terminal.bad(health),
                        component.memoryMiB());
    }

    private static @Nullable Integer sidePort(ComponentStatus component) {
        return component.apiPort() == null ? component.managementPort() : component.apiPort();
    }

    private static String orDash(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }
}
