package dev.storeys.stack.chaos;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.process.Running;
import dev.storeys.stack.supervision.Progress;
import dev.storeys.stack.supervision.Supervisor;
import dev.storeys.stack.supervision.Unit;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The components of a stage as processes. */
record Processes(Plan plan, Progress progress, Map<String, Unit> units) {

    static Processes of(Plan plan, Progress progress) {
        Map<String, Unit> units = new LinkedHashMap<>();
        new Supervisor(plan, progress).units().forEach(unit -> units.put(unit.name(), unit));
        return new Processes(plan, progress, units);
    }

    Collection<Unit> all() {
        return units.values();
    }

    Unit unit(String name) {
        return Optional.ofNullable(units.get(name)).orElseThrow();
    }

    /** Returns when it is ready. */
    void start(String name) throws IOException {
        new Supervisor(plan, progress).start(name);
    }

    /** The process of a component and those that it started. */
    List<Running> family(String name) throws IOException {
        return unit(name)
                .running()
                .orElseThrow(() -> new Refused(ExitCode.NOT_UP, name + " does not run."))
                .family();
    }

    void signal(String name, String signal) throws IOException {
        for (Running member : family(name)) {
            member.signal(signal);
        }
    }
}
