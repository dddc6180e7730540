package dev.storeys.bench.side;

import dev.storeys.bench.server.Cores;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** wrk, with one thread and so many connections. */
record Wrk(Cores cores, int connections) {

    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ");
    private static final Pattern RATE = Pattern.compile("Requests/sec: +([0-9.]+)");
    private static final Pattern MEDIAN = Pattern.compile("50% +([0-9.]+)(us|ms|s)");
    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern BROKEN =
            Pattern.compile(
                    "Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

    private static final Map<String, Double> MICROS = Map.of("us", 1.0, "ms", 1e3, "s", 1e6);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * What one window brought.
     *
     * @param errors answers other than 2xx and 3xx, and connections that broke or were too slow
     * @param p50 half of the answers came within so many microseconds
     */
    record Result(long requests, double perSecond, long errors, double p50) {

        static Result of(String said) {
            Matcher unit = find(MEDIAN, said);
            return new Result(
                    Long.parseLong(find(REQUESTS, said).group(1)),
                    Double.parseDouble(find(RATE, said).group(1)),
                    sum(REFUSED, said) + sum(BROKEN, said),
                    Double.parseDouble(unit.group(1)) * MICROS.getOrDefault(unit.group(2), 1.0));
        }

        private static Matcher find(Pattern pattern, String said) {
            Matcher found = pattern.matcher(said);
            if (!found.find()) {
                throw new IllegalStateException("wrk said: " + said);
            }
            return found;
        }

        /** It mentions errors only where there are any. */
        private static long sum(Pattern counts, String said) {
            Matcher found = counts.matcher(said);
            long sum = 0;
            if (found.find()) {
                for (int group = 1; group <= found.groupCount(); group++) {
                    sum += Long.parseLong(found.group(group));
                }
            }
            return sum;
        }
    }

    Result run(Target target, Duration window) throws IOException, InterruptedException {
        return Result.of(Program.output(command(target, window), window.plus(PATIENCE)));
    }

    private List<String> command(Target target, Duration window) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "wrk",
                                "--threads=1",
                                "--connections=" + connections,
                                "--duration=" + Math.max(1, window.toSeconds()) + "s",
                                "--latency"));
        target.headers().forEach((name, value) -> command.add("--header=" + name + ": " + value));
        command.add(target.address().toString());
        return cores.load(command);
    }
}
