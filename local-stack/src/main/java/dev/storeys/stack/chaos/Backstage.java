package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.audit.Audit.Findings;
import dev.storeys.stack.chaos.audit.Databases;
import dev.storeys.stack.chaos.audit.Invariant;
import dev.storeys.stack.chaos.topic.Topics;
import dev.storeys.stack.chaos.traffic.Deal;
import dev.storeys.stack.plan.Plan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a scenario reaches past the shop's front, and what it saw there for itself. */
final class Backstage {

    private final Plan plan;
    private final Reckoning reckoning;
    private final List<Invariant> rows = new ArrayList<>();
    private Map<String, String> figures = Map.of();
    private long buried;

    Backstage(Plan plan, Reckoning reckoning) {
        this.plan = plan;
        this.reckoning = reckoning;
    }

    /** Compares all books, again and again until they agree or the time for it is over. */
    interface Reckoning {
        Findings of(List<Deal> deals, long buried) throws IOException;
    }

    Plan plan() {
        return plan;
    }

    Databases databases() {
        return new Databases(plan);
    }

    Topics topics() {
        return new Topics(plan);
    }

    /** Adds a row to the run's table. */
    synchronized void note(Invariant row) {
        rows.add(row);
    }

    synchronized List<Invariant> rows() {
        return List.copyOf(rows);
    }

    /** Adds figures to the run's report, in this order. */
    synchronized void measured(Map<String, String> measured) {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(measured));
    }

    synchronized Map<String, String> figures() {
        return figures;
    }

    /** So many dead letters were made on purpose. */
    synchronized void bury(long letters) {
        buried += letters;
    }

    synchronized Findings reckon(List<Deal> deals) throws IOException {
        return reckoning.of(deals, buried);
    }
}
