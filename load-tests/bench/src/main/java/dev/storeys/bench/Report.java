package dev.storeys.bench;

import dev.storeys.bench.side.Contest;
import dev.storeys.bench.side.Drain;
import dev.storeys.bench.side.Goal;
import dev.storeys.bench.side.Side;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells what came of a comparison: one table for people, and all of it as JSON. */
record Report(
        Contest contest,
        Outcome outcome,
        List<Double> arrival,
        Drain.@Nullable Result drain,
        Map<String, Object> run) {

    private static final String HEAD =
            """
            | figure | storeys | peer | ratio | spread | floor, aim | verdict |
            |---|---|---|---|---|---|---|
            """;

    private static final Goal MILLIS = new Goal(250, 20);
    private static final Goal DRAIN = new Goal(0.9, 1.0);

    void print(PrintStream out) {
        out.print(HEAD);
        printRates(out);
        printProcessors(out);
        if (!arrival.isEmpty()) {
            printArrival(out, arrival);
        }
        if (drain != null) {
            printDrain(out, drain);
        }
        out.printf(
                "Failed requests: %d, and %d while it was cold%n",
                outcome.failed(), outcome.failedBefore());
        remarks().forEach(remark -> out.println(remark + "."));
        out.println();
    }

    private List<String> remarks() {
        return Stream.of(contest.storeys(), contest.peer())
                .map(Side::remark)
                .filter(remark -> !remark.isEmpty())
                .toList();
    }

    private void printRates(PrintStream out) {
        Spread ratio = outcome.ratio();
        out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %.2f, median of %d | %s | %s, %s | %s |%n",
                contest.figure(),
                side(contest.storeys(), outcome.storeys()),
                side(contest.peer(), outcome.peer()),
                ratio.median(),
                outcome.pairs().size(),
                range(ratio),
                contest.goal().floor(),
                contest.goal().aim(),
                outcome.verdict(contest.goal()));
    }

    private static String range(Spread ratio) {
        return String.format(
                Locale.ROOT,
                "%.2f to %.2f, ±%.0f %%",
                ratio.lowest(),
                ratio.highest(),
                ratio.widest() * 100);
    }

    private String side(Side side, Spread figure) {
        return String.format(
                Locale.ROOT, "%s: %,.0f%s", side.name(), figure.median(), contest.unit());
    }

    private void printProcessors(PrintStream out) {
        out.printf(
                Locale.ROOT,
                "| CPU µs for each, %s | %.1f | %.1f | %.2f, peer ÷ storeys | %s | | |%n",
                contest.whose(),
                outcome.of(pair -> pair.storeys().cpuMicros()).median(),
                outcome.of(pair -> pair.peer().cpuMicros()).median(),
                outcome.cpuRatio().median(),
                range(outcome.cpuRatio()));
    }

    private static void printArrival(PrintStream out, List<Double> times) {
        double p99 = percentile(times, 0.99);
        out.printf(
                Locale.ROOT,
                "| commit to consumer, %d events | p50 %.1f ms, p99 %.1f ms, max %.1f ms | | | | 250 ms, 20 ms | %s |%n",
                times.size(),
                percentile(times, 0.50),
                p99,
                times.getLast(),
                MILLIS.verdict(p99));
    }

    private void printDrain(PrintStream out, Drain.Result drained) {
        double usual = outcome.storeys().median();
        double ratio = drained.perSecond() / usual;
        out.printf(
                Locale.ROOT,
                "| with %,d events behind | %,.0f/s, slowest window %,.0f/s | %,.0f/s without | %.2f | | %.1f, %.1f | %s |%n",
                drained.events(),
                drained.perSecond(),
                drained.slowest(),
                usual,
                ratio,
                DRAIN.floor(),
                DRAIN.aim(),
                DRAIN.verdict(ratio));
    }

    private static double percentile(List<Double> sorted, double part) {
        return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
    }

    Path write(Results results) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("figure", contest.figure());
        all.put("unit", contest.unit());
        all.putAll(run);
        addFigures(all);
        return results.write(contest.name(), all);
    }

    private void addFigures(Map<String, Object> all) {
        all.put("verdict", outcome.verdict(contest.goal()));
        all.put("ratio", outcome.ratio());
        all.put("cpuRatio", outcome.cpuRatio());
        all.put("storeys", contest.storeys().name());
        all.put("failed", outcome.failed());
        all.put("failedWhileCold", outcome.failedBefore());
        all.put("peer", contest.peer().name());
        if (!remarks().isEmpty()) {
            all.put("remarks", remarks());
        }
        all.put("pairs", outcome.pairs());
        if (!arrival.isEmpty()) {
            all.put("commitToConsumerMillis", arrival);
        }
        if (drain != null) {
            all.put("backlogDrained", drain);
        }
    }
}
