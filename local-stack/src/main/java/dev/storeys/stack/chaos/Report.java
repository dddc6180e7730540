package dev.storeys.stack.chaos;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.storeys.stack.chaos.audit.Audit.Findings;
import dev.storeys.stack.chaos.audit.Invariant;
import dev.storeys.stack.chaos.traffic.Deal;
import dev.storeys.stack.chaos.traffic.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One run, as it is printed and kept.
 *
 * @param settledSeconds from the last answer until every promise was kept, or the time was up
 * @param faults what was done, in its order
 * @param figures what was measured and is not judged, by its name
 */
public record Report(
        @JsonUnwrapped Header header,
        double settledSeconds,
        Counts counts,
        List<Fault> faults,
        List<Invariant> invariants,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> figures,
        boolean holds) {

    private static final double MILLIS = 1_000.0;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * Which run it is.
     *
     * @param trafficSeconds from the first checkout to the last answer
     */
    record Header(
            String scenario,
            int stage,
            long seed,
            Machine machine,
            Instant begun,
            double trafficSeconds) {}

    /**
     * How much there was of what.
     *
     * @param answers requests by the status of their answer, 0 for none
     * @param askedAgain checkouts that needed more than one request to know
     */
    record Counts(
            int checkouts,
            long accepted,
            long confirmed,
            long cancelled,
            long askedAgain,
            Map<Integer, Integer> answers) {

        static Counts of(List<Deal> deals, Findings findings) {
            Map<Integer, Integer> answers = new TreeMap<>();
            deals.stream()
                    .flatMap(deal -> deal.replies().stream())
                    .map(Reply::status)
                    .forEach(status -> answers.merge(status, 1, Integer::sum));
            return new Counts(
                    deals.size(),
                    deals.stream().filter(Deal::accepted).count(),
                    findings.confirmed(),
                    findings.cancelled(),
                    deals.stream().filter(deal -> !deal.isClearAtOnce()).count(),
                    answers);
        }
    }

    static double seconds(Duration time) {
        return time.toMillis() / MILLIS;
    }

    /** Writes it for machines. */
    void write(Path file) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, JSON.writeValueAsBytes(this));
    }

    public String json() {
        return JSON.writeValueAsString(this);
    }

    public String scenario() {
        return header.scenario();
    }

    /** The one line that says it all. */
    public String verdict() {
        long broken = invariants.stream().filter(invariant -> !invariant.holds()).count();
        return "%s, stage %d, seed %d: %s (%d checkouts, %d confirmed, %d cancelled, %d faults, %s after %.1f s)"
                .formatted(
                        scenario(),
                        header.stage(),
                        header.seed(),
                        holds ? "every promise kept" : broken + " PROMISES BROKEN",
                        counts.checkouts(),
                        counts.confirmed(),
                        counts.cancelled(),
                        faults.size(),
                        holds ? "settled" : "given up",
                        settledSeconds);
    }
}
