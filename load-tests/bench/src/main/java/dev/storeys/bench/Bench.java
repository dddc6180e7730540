package dev.storeys.bench;

import dev.storeys.bench.side.Arrival;
import dev.storeys.bench.side.Contest;
import dev.storeys.bench.side.Drain;
import dev.storeys.bench.side.Match;
import dev.storeys.bench.side.MissingTool;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command: measures one row of the table of ratios. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures Storeys beside a peer, in one run.")
final class Bench implements Callable<Integer> {

    private static final int TOOL_MISSING = 21;

    @Parameters(paramLabel = "ROW", description = "reads, orders, stock, outbox, gateway or capped")
    private Match.Row row = Match.Row.ORDERS;

    @Option(
            names = "--only",
            description = "of gateway: gateway-plain, -guarded, -latency, -limits")
    private Set<String> only = Set.of();

    @Option(names = "--pairs", defaultValue = "8", description = "turns of both sides (8)")
    private int pairs;

    @Option(names = "--seconds", defaultValue = "6", description = "length of one window (6)")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "6", description = "windows at most, a side (6)")
    private int warmUp;

    @Option(
            names = "--clients",
            defaultValue = "32",
            description = "at once, on either side (32); reads has 8, capped 10 for each shard")
    private int clients;

    @Option(names = "--rate", defaultValue = "200", description = "events/s for latency (200)")
    private int rate;

    @Option(names = "--backlog", defaultValue = "0", description = "events of a large backlog (0)")
    private long backlog;

    @Option(names = "--shards", defaultValue = "4", description = "of capped, beside one (4)")
    private int shards;

    @Option(names = "--cap", defaultValue = "8", description = "of each shard, in % of a CPU (8)")
    private int cap;

    @Option(
            names = "--minutes",
            defaultValue = "10",
            description = "takes no further pair after so long (10)")
    private int minutes;

    /** Measures, prints a table on stdout and writes the raw figures beside the bench. */
    public static void main(String[] arguments) {
        // Tomcat's own words; nobody calls it.
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(
                new CommandLine(new Bench())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setExecutionExceptionHandler(Bench::failed)
                        .execute(arguments));
    }

    private static int failed(
            Exception failure, CommandLine command, CommandLine.ParseResult arguments)
            throws Exception {
        if (failure instanceof MissingTool missing) {
            System.err.println(missing.getMessage());
            return TOOL_MISSING;
        }
        throw failure;
    }

    @Override
    public Integer call() throws Exception {
        Map<String, Object> run = describe();
        if (Machine.load() > 1) {
            System.err.printf("bench: this machine is busy (load %.1f)%n", Machine.load());
        }
        try (Match match = Match.of(row, new Match.Scale(clients, shards, cap))) {
            run.put("sharing", match.sharing());
            for (Contest contest : match.contests()) {
                if (only.isEmpty() || only.contains(contest.name())) {
                    measure(contest, run);
                }
            }
            System.out.println(match.sharing() + ".");
        }
        return 0;
    }

    private void measure(Contest contest, Map<String, Object> run) throws Exception {
        Duration limit = Duration.ofMinutes(minutes);
        Outcome outcome = new Duel(contest, window(), warmUp, limit, System.err).fight(pairs);
        Report report = new Report(contest, outcome, arrival(contest), drain(contest), run);
        report.print(System.out);
        System.out.println("Raw figures: " + report.write(Results.ofBench()) + "\n");
    }

    private Duration window() {
        return Duration.ofSeconds(seconds);
    }

    private List<Double> arrival(Contest contest) throws Exception {
        Arrival arrival = contest.arrival();
        if (arrival == null) {
            return List.of();
        }
        System.err.printf("single events: %d/s for %d s%n", rate, 2 * seconds);
        return arrival.milliseconds(rate, window().multipliedBy(2));
    }

    private Drain.@Nullable Result drain(Contest contest) throws Exception {
        Drain drain = contest.drain();
        return drain == null || backlog == 0 ? null : drain.of(backlog, window(), System.err);
    }

    private Map<String, Object> describe() throws Exception {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("pairsWanted", pairs);
        run.put("seconds", seconds);
        run.put("warmUpAtMost", warmUp);
        run.put("clients", clients);
        run.put("eventsPerSecond", rate);
        run.put("backlog", backlog);
        run.put("shards", shards);
        run.put("capPercent", cap);
        run.put("settings", Machine.settings());
        run.put("machine", Machine.describe());
        return run;
    }
}
