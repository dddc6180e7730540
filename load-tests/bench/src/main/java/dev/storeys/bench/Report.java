package dev.storeys.bench;

import dev.storeys.bench.side.Contest;
import dev.storeys.bench.side.Side;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Tells what came of a comparison: one table for people, and all of it as JSON. */
record Report(
        Contest contest, Outcome outcome, double @Nullable [] arrival, Map<String, Object> run) {

    private static final double FLOOR_MILLIS = 250;
    private static final double AIM_MILLIS = 20;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    void print(PrintStream out) {
        out.println("| figure | storeys | peer | ratio | spread | floor, aim | verdict |");
        out.println("|---|---|---|---|---|---|---|");
        Spread ratio = outcome.ratio();
        out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %.2f, median of %d | %.2f to %.2f, ±%.0f %% | %.1f, %.1f | %s |%n",
                contest.figure(),
                side(contest.storeys(), outcome.storeys()),
                side(contest.peer(), outcome.peer()),
                ratio.median(),
                outcome.pairs().size(),
                ratio.lowest(),
                ratio.highest(),
                ratio.widest() * 100,
                contest.floor(),
                contest.aim(),
                outcome.verdict(contest.floor(), contest.aim()));
        if (arrival != null) {
            printArrival(out, arrival);
        }
    }

    private static String side(Side side, Spread rate) {
        return String.format(Locale.ROOT, "%s %,.0f/s", side.name(), rate.median());
    }

    private static void printArrival(PrintStream out, double[] times) {
        double p99 = percentile(times, 0.99);
        out.printf(
                Locale.ROOT,
                "| commit to consumer, %d events | p50 %.1f ms, p99 %.1f ms, max %.1f ms | | | | 250 ms, 20 ms | %s |%n",
                times.length,
                percentile(times, 0.50),
                p99,
                times[times.length - 1],
                p99 <= AIM_MILLIS
                        ? "aim reached"
                        : p99 <= FLOOR_MILLIS ? "floor holds" : "below the floor");
    }

    private static double percentile(double[] sorted, double part) {
        return sorted[(int) Math.ceil(part * sorted.length) - 1];
    }

    Path write(Path folder) throws IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("figure", contest.figure());
        all.put("at", now.toString());
        all.putAll(run);
        all.put("verdict", outcome.verdict(contest.floor(), contest.aim()));
        all.put("ratio", outcome.ratio());
        all.put("storeys", contest.storeys().name());
        all.put("peer", contest.peer().name());
        all.put("pairs", outcome.pairs());
        if (arrival != null) {
            all.put("commitToConsumerMillis", arrival);
        }
        Files.createDirectories(folder);
        Path file =
                folder.resolve(run.get("row") + "-" + now.toString().replace(":", "") + ".json");
        return Files.writeString(file, JSON.writeValueAsString(all) + "\n");
    }
}
