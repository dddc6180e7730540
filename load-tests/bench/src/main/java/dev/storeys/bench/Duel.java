package dev.storeys.bench;

import dev.storeys.bench.server.Processors;
import dev.storeys.bench.side.Contest;
import dev.storeys.bench.side.Side;
import dev.storeys.bench.side.Work;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs both sides in turns, A B B A, so that a machine that slows down slows both.
 *
 * @param mostWarmUp windows after which a side that is still not steady is measured as it is
 * @param limit no pair begins after it; fewer pairs are better than no result
 */
record Duel(
        Contest contest, Duration window, int mostWarmUp, Duration limit, PrintStream progress) {

    private static final Duration REST = Duration.ofSeconds(5);

    private static final int ALIKE = 3;
    private static final double STEADY = 0.05;

    Outcome fight(int pairs) throws Exception {
        long end = System.nanoTime() + limit.toNanos();
        announce(pairs);
        warmUp(contest.storeys());
        warmUp(contest.peer());
        progress.println("rest " + REST.toSeconds() + " s");
        // The compiler has work left over from the warm-up.
        Thread.sleep(REST);
        long failedBefore = contest.failed();
        List<Outcome.Pair> results = new ArrayList<>();
        while (results.size() < pairs && (results.isEmpty() || System.nanoTime() < end)) {
            results.add(pair(results.size() % 2 == 0));
            tell(results);
        }
        return new Outcome(results, contest.failed() - failedBefore, failedBefore);
    }

    private void announce(int pairs) {
        progress.printf(
                "%d to %d windows of %d s and what comes between; no pair begins after %d min%n",
                2 * (ALIKE + pairs),
                2 * (mostWarmUp + pairs),
                window.toSeconds(),
                limit.toMinutes());
    }

    private void tell(List<Outcome.Pair> results) {
        Outcome.Pair pair = results.getLast();
        progress.printf(
                "pair %d: %,.0f%s / %,.0f%s = %.2f; CPU %.1f and %.1f µs each%n",
                results.size(),
                pair.storeys().figure(),
                contest.unit(),
                pair.peer().figure(),
                contest.unit(),
                pair.ratio(),
                pair.storeys().cpuMicros(),
                pair.peer().cpuMicros());
    }

    private Outcome.Pair pair(boolean storeysFirst) throws Exception {
        if (storeysFirst) {
            Outcome.Turn storeys = turn(contest.storeys());
            return new Outcome.Pair(storeys, turn(contest.peer()));
        }
        Outcome.Turn peer = turn(contest.peer());
        return new Outcome.Pair(turn(contest.storeys()), peer);
    }

    private Outcome.Turn turn(Side side) throws Exception {
        side.prepare(window);
        Processors processors = contest.processors(side);
        double before = processors.seconds();
        Work work = side.work(window);
        double used = processors.seconds() - before;
        return new Outcome.Turn(work.figure(), used * 1e6 / work.done());
    }

    private void warmUp(Side side) throws Exception {
        List<Double> rates = new ArrayList<>();
        while (rates.size() < mostWarmUp && !steady(rates)) {
            rates.add(turn(side).figure());
            progress.printf(
                    "warm-up of %s: %,.0f%s%n", side.name(), rates.getLast(), contest.unit());
        }
    }

    private static boolean steady(List<Double> rates) {
        if (rates.size() < ALIKE) {
            return false;
        }
        Spread last = Spread.of(rates.subList(rates.size() - ALIKE, rates.size()));
        return last.widest() <= STEADY;
    }
}
