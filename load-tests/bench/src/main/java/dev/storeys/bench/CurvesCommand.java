package dev.storeys.bench;

import dev.storeys.bench.curve.Curve;
import dev.storeys.bench.curve.Curves;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command: measures how the cost of reads grows. */
@Command(
        name = "curves",
        mixinStandardHelpOptions = true,
        description = {
            "Measures what a page of an order history costs by its depth, and a product by the size of the catalogue.",
            "One client; each beside SELECT 1 through the same pool, in turns."
        })
final class CurvesCommand implements Callable<Integer> {

    @Option(names = "--turns", defaultValue = "8", description = "windows of a second each (8)")
    private int turns;

    /** Measures and prints tables and charts on stdout. */
    public static void main(String[] arguments) {
        // Tomcat's own words; nobody calls it.
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(new CommandLine(new CurvesCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        for (Curve curve : new Curves(Duration.ofSeconds(1), turns, System.err).measure()) {
            System.out.println(curve.markdown());
        }
        System.out.println(Machine.describe());
        return 0;
    }
}
