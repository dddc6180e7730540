package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.traffic.Journal;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.process.Running;
import dev.storeys.stack.server.Probe;
import dev.storeys.stack.supervision.Progress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Breaks components and mends them; what is broken is known, so that all can be mended at once. */
final class Faults {

    private static final Duration DEATH = Duration.ofSeconds(10);
    private static final int STARTS = 3;

    private final Journal journal;
    private Processes processes;
    private final Set<String> stopped = new LinkedHashSet<>();
    private final Set<String> frozen = new LinkedHashSet<>();
    private final List<Mend> mends = new ArrayList<>();
    private final List<Fault> done = new ArrayList<>();
    private final List<String> failedStarts = new ArrayList<>();
    private boolean over;

    Faults(Plan plan, Progress progress, Journal journal) {
        this.processes = Processes.of(plan, progress);
        this.journal = journal;
    }

    /** From now on the stage is as this plan has it. */
    synchronized void goBy(Plan next) {
        processes = Processes.of(next, processes.progress());
    }

    synchronized Plan plan() {
        return processes.plan();
    }

    /** Ends a component without a warning. */
    synchronized void kill(String name) throws IOException {
        note("kill -9", name);
        stopped.add(name);
        List<Running> family = processes.family(name);
        family.getFirst().signal("KILL");
        family.forEach(member -> member.ended(DEATH));
    }

    /** Ends a component in good order. */
    synchronized void stop(String name) throws IOException {
        note("stop", name);
        stopped.add(name);
        processes.unit(name).stop();
    }

    /** Starts what was ended and returns when it is ready. */
    synchronized void start(String name) throws IOException {
        if (stopped.contains(name)) {
            insist(name);
            stopped.remove(name);
            journal.fault("started", name);
        }
    }

    /** Starts what was ended and does not wait for it. */
    synchronized void begin(String name) throws IOException {
        processes.unit(name).launch();
        stopped.remove(name);
        journal.fault("begun", name);
    }

    // As any supervisor does, it tries again; but a start that fails is a broken promise.
    private void insist(String name) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                processes.start(name);
                return;
            } catch (Refused failure) {
                journal.fault("failed to start", name);
                failedStarts.add(name + ": " + failure.getMessage());
                if (attempt == STARTS) {
                    throw failure;
                }
            }
        }
    }

    synchronized List<String> failedStarts() {
        return List.copyOf(failedStarts);
    }

    /** Keeps a component and its children from running; its connections stay open. */
    synchronized void freeze(String name) throws IOException {
        note("freeze", name);
        frozen.add(name);
        processes.signal(name, "STOP");
    }

    synchronized void thaw(String name) throws IOException {
        if (frozen.contains(name)) {
            processes.signal(name, "CONT");
            frozen.remove(name);
            journal.fault("thawed", name);
        }
    }

    /** Notes a fault that is not of a process, with what mends it in the end. */
    synchronized void note(String what, String name, Mend mend) {
        note(what, name);
        mends.add(mend);
    }

    /** How something that was broken is mended. */
    interface Mend {
        void run() throws IOException;
    }

    /** A signal of a fault that is made of many; none comes after the end. */
    synchronized void pulse(String name, String signal) throws IOException {
        if (!over) {
            processes.signal(name, signal);
        }
    }

    /** Mends everything; nothing is broken from here on. */
    synchronized void restore() throws IOException {
        over = true;
        for (String name : List.copyOf(frozen)) {
            thaw(name);
        }
        for (String name : List.copyOf(stopped)) {
            start(name);
        }
        for (Mend mend : List.copyOf(mends)) {
            mend.run();
            mends.remove(mend);
        }
    }

    /** Returns when every component answers, and how long that took. */
    Duration awaitHealth() throws IOException {
        return new Recovery(processes.all(), this::died).await();
    }

    private synchronized void died(String name) {
        journal.fault("ended by itself", name);
        failedStarts.add(name + " ended by itself");
    }

    /** Notes those that do not even say that they live. */
    synchronized void requireLife(Iterable<String> applications) {
        for (String name : applications) {
            if (!Probe.http(plan().endpoint(name).sidePort(), "/actuator/health/liveness")) {
                failedStarts.add(name + " was not alive without its servers");
            }
        }
    }

    synchronized List<Fault> done() {
        return List.copyOf(done);
    }

    /** Notes what is done to a component and mends itself. */
    synchronized void note(String what, String name) {
        if (over) {
            throw new IllegalStateException("The run is over");
        }
        done.add(new Fault(Instant.now(), what, name));
        journal.fault(what, name);
    }
}
