package dev.storeys.bench;

import dev.storeys.bench.shard.Comparison;
import dev.storeys.bench.shard.Plan;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command: compares the strategies by which users are put on shards. */
@Command(
        name = "shards",
        mixinStandardHelpOptions = true,
        description = {
            "Puts the same users on shards by range, hash and directory: how even they are, how hot the hottest shard is,",
            "what a fourth one costs, a look-up and a query of all."
        })
final class ShardsCommand implements Callable<Integer> {

    @Option(names = "--users", defaultValue = "1000000", description = "how many (1000000)")
    private int users;

    @Option(names = "--seed", defaultValue = "1", description = "who they are (1)")
    private long seed;

    @Option(
            names = "--zipf",
            defaultValue = "1.0",
            description = "how much busier some are: the user of rank r asks 1/r^s (1.0)")
    private double zipf;

    @Option(
            names = "--trace",
            description =
                    "recorded orders, time,order,customer,..., for how busy real customers are")
    private @Nullable Path trace;

    @Option(
            names = "--turns",
            defaultValue = "8",
            description = "windows of a second for each query of all shards (8)")
    private int turns;

    /** Measures, prints tables and charts on stdout and writes the raw figures beside the bench. */
    public static void main(String[] arguments) {
        // Tomcat's own words; nobody calls it.
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(new CommandLine(new ShardsCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Map<String, Object> machine = Machine.describe();
        Plan plan = new Plan(users, seed, zipf, trace, turns);
        Comparison comparison = plan.measure(System.err);
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("users", users);
        run.put("seed", seed);
        run.put("zipf", zipf);
        run.put("turns", turns);
        run.put("settings", Machine.settings());
        run.put("machine", machine);
        run.put("comparison", comparison);
        System.out.println(comparison.markdown());
        System.out.println(machine);
        System.out.println("Raw figures: " + Results.ofBench().write("shards", run));
        return 0;
    }
}
