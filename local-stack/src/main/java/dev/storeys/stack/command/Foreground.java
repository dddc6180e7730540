package dev.storeys.stack.command;

import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.process.Pause;
import dev.storeys.stack.supervision.Supervisor;
import dev.storeys.stack.supervision.Unit;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Ties a stage to this command: when it is ended by a signal, the stage ends first. */
final class Foreground {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration UNTIL_THE_END = Duration.ofHours(1);

    private final Supervisor supervisor;
    private final Terminal terminal;
    private final Thread ending;
    private volatile boolean stopping;

    private Foreground(Supervisor supervisor, Terminal terminal) {
        this.supervisor = supervisor;
        this.terminal = terminal;
        this.ending = new Thread(this::end, "ending");
    }

    /** Starts the stage; from here on a signal stops what has been started. */
    static Foreground start(Plan plan, Terminal terminal) throws IOException {
        terminal.progress(
                "Stage %d (%s), size %s, starts"
                        .formatted(plan.stage().number(), plan.stage().name(), plan.size()));
        Foreground foreground = new Foreground(new Supervisor(plan, terminal), terminal);
        Runtime.getRuntime().addShutdownHook(foreground.ending);
        try {
            foreground.supervisor.startAll();
        } catch (IOException | RuntimeException failure) {
            foreground.leave();
            throw failure;
        }
        return foreground;
    }

    /** Lets the stage run on by itself. */
    void leave() {
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException signalled) {
            // The signal won: this program ends when the stage has ended.
            Pause.of(UNTIL_THE_END);
        }
    }

    /** Returns when another command has stopped the stage; tells of components that end. */
    void stay() throws IOException {
        Set<String> gone = new HashSet<>();
        while (look(gone)) {
            Pause.of(BETWEEN_LOOKS);
        }
        leave();
        terminal.say("Stopped by another command.");
    }

    private boolean look(Set<String> gone) throws IOException {
        boolean meantToRun = false;
        for (Unit unit : supervisor.units()) {
            meantToRun |= unit.meantToRun();
            boolean ended = unit.meantToRun() && unit.running().isEmpty();
            if (ended && !stopping && gone.add(unit.name())) {
                terminal.say(
                        "%s ended; ./shop logs %s tells why, ./shop start %s starts it again"
                                .formatted(unit.name(), unit.name(), unit.name()));
            } else if (!ended) {
                gone.remove(unit.name());
            }
        }
        return meantToRun;
    }

    private void end() {
        stopping = true;
        terminal.say("Stopping …");
        try {
            supervisor.abandon();
            supervisor.stopAll();
        } catch (IOException | RuntimeException failure) {
            terminal.say("shop: not everything could be stopped: " + failure.getMessage());
        }
    }
}
