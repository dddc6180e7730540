package dev.storeys.stack.command;

import dev.storeys.stack.chaos.ChaosRun;
import dev.storeys.stack.chaos.ChaosRun.Wishes;
import dev.storeys.stack.chaos.Report;
import dev.storeys.stack.chaos.Scenario;
import dev.storeys.stack.chaos.Scenarios;
import dev.storeys.stack.chaos.audit.Invariant;
import dev.storeys.stack.home.HomeLock;
import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.plan.Plan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description = {
            "Breaks the stage that is up while customers order, and compares every book afterwards.",
            "--list describes the scenarios. Ctrl-C mends what is broken and ends. Journals and reports"
                    + " lie in target/reports."
        })
final class ChaosCommand implements Callable<Integer> {

    private static final String ROW = "%-52s %14s %10s  %s%n";
    private static final int MOST_ORDERS = 100_000;
    private static final int MOST_ROUNDS = 20;

    @Parameters(paramLabel = "SCENARIO", arity = "0..*", description = "default: kill-each")
    private List<String> names = new ArrayList<>();

    @Option(names = "--all", description = "every scenario that the stage can play")
    private boolean all;

    @Option(names = "--list", description = "print the scenarios and end")
    private boolean list;

    @Option(names = "--seed", description = "repeat the choices of another run; default: random")
    private @Nullable Long seed;

    @Option(
            names = "--orders",
            description = "how many checkouts, at least; default: the scenario's own number")
    private @Nullable Integer orders;

    @Option(
            names = "--rounds",
            defaultValue = "1",
            description = "how often each component is hit; default: ${DEFAULT-VALUE}")
    private int rounds = 1;

    @Option(names = "--reports", description = "where journals and reports go")
    private @Nullable Path reports;

    @Option(names = "--json", description = "print the reports instead of tables")
    private boolean json;

    private final Session session;

    ChaosCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (list) {
            PrintStream out = session.terminal().out();
            Scenarios.all().forEach(one -> out.printf("%-18s %s%n", one.name(), one.description()));
            return ExitCode.OK.code();
        }
        List<Scenario> wanted = wanted();
        check(orders == null || (orders >= 1 && orders <= MOST_ORDERS), "--orders", MOST_ORDERS);
        check(rounds >= 1 && rounds <= MOST_ROUNDS, "--rounds", MOST_ROUNDS);
        Plan plan = session.planner().required();
        try (HomeLock _ = HomeLock.take(session.home(), "chaos")) {
            return play(plan, playable(plan, wanted));
        }
    }

    private static void check(boolean holds, String option, int most) {
        if (!holds) {
            throw new Refused(ExitCode.USAGE, "%s must be 1 to %d".formatted(option, most));
        }
    }

    private List<Scenario> wanted() {
        if (all) {
            return Scenarios.all();
        }
        List<String> chosen = names.isEmpty() ? List.of("kill-each") : names;
        return chosen.stream().map(Scenarios::named).toList();
    }

    private List<Scenario> playable(Plan plan, List<Scenario> wanted) {
        List<Scenario> playable = new ArrayList<>();
        for (Scenario scenario : wanted) {
            Optional<String> obstacle = scenario.obstacle(plan);
            obstacle.ifPresentOrElse(
                    why ->
                            session.terminal()
                                    .say("%s left out: %s".formatted(scenario.name(), why)),
                    () -> playable.add(scenario));
        }
        return playable;
    }

    private int play(Plan plan, List<Scenario> scenarios) throws IOException {
        Terminal terminal = session.terminal();
        Path folder =
                reports == null
                        ? plan.project().path().resolve("target").resolve("reports")
                        : reports.toAbsolutePath();
        ChaosRun run = new ChaosRun(plan, folder, terminal, terminal::say);
        List<String> verdicts = new ArrayList<>();
        boolean broken = false;
        for (Scenario scenario : scenarios) {
            Report report = run.play(scenario, wishes());
            print(report);
            verdicts.add(report.verdict());
            broken |= !report.holds();
        }
        verdicts.forEach(json ? terminal::say : terminal.out()::println);
        return (broken ? ExitCode.PROMISE_BROKEN : ExitCode.OK).code();
    }

    private Wishes wishes() {
        long chosen = seed == null ? ThreadLocalRandom.current().nextInt(1, 1_000_000) : seed;
        return new Wishes(chosen, orders == null ? 0 : orders, rounds);
    }

    private void print(Report report) {
        PrintStream out = session.terminal().out();
        if (json) {
            out.println(report.json());
            return;
        }
        out.printf(ROW, "PROMISE (" + report.scenario() + ")", "EXPECTED", "ACTUAL", "VERDICT");
        report.invariants().forEach(invariant -> row(out, invariant));
        if (!report.figures().isEmpty()) {
            out.println();
            line(out, report.figures().keySet());
            line(out, Collections.nCopies(report.figures().size(), "---"));
            line(out, report.figures().values());
        }
        out.println();
    }

    // As Markdown, to be kept.
    private static void line(PrintStream out, Collection<String> cells) {
        out.println("| " + String.join(" | ", cells) + " |");
    }

    private void row(PrintStream out, Invariant invariant) {
        Terminal terminal = session.terminal();
        String verdict = invariant.holds() ? terminal.good("kept") : terminal.bad("BROKEN");
        out.printf(ROW, invariant.name(), invariant.expected(), invariant.actual(), verdict);
        invariant.examples().forEach(example -> out.printf("    %s%n", example));
    }
}
