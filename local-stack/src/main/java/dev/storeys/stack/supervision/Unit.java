package dev.storeys.stack.supervision;

import dev.storeys.stack.home.StageFolder;
import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.process.Detached;
import dev.storeys.stack.process.Launch;
import dev.storeys.stack.process.Pause;
import dev.storeys.stack.process.PidFile;
import dev.storeys.stack.process.Running;
import dev.storeys.stack.server.Server;
import dev.storeys.stack.stage.Component;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One component with its process, if it has one. */
public final class Unit {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);
    private static final int TRIES = 20;

    private final Component component;
    private final StageFolder folder;
    private final Server server;
    private final boolean entry;

    public Unit(Plan plan, Component component) {
        this.component = component;
        this.folder = plan.folder();
        this.server = Servers.of(plan, component);
        this.entry = component.name().equals(plan.stage().entry());
    }

    public Component component() {
        return component;
    }

    public String name() {
        return component.name();
    }

    PidFile pidFile() {
        return new PidFile(folder.pidFile(name()));
    }

    public Optional<Running> running() throws IOException {
        return pidFile().running();
    }

    /** Whether it was started and not stopped since, alive or not. */
    public boolean meantToRun() {
        return pidFile().exists();
    }

    public boolean ready() {
        return server.ready();
    }

    /** Starts its process and does not wait for it. */
    public void launch() throws IOException {
        Detached.start(prepared(), folder.log(name()), pidFile());
    }

    /** Starts it and waits until it is ready; gives up early when told to. */
    void start(BooleanSupplier giveUp) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Launch launch = prepared();
            if (giveUp.getAsBoolean()) {
                throw new StartAbandoned();
            }
            Detached started = Detached.start(launch, folder.log(name()), pidFile());
            if (becomesReady(started, giveUp)) {
                return;
            }
            LogFile log = new LogFile(folder.log(name()));
            if (attempt == TRIES || !server.worthAnotherTry(log.lastLines())) {
                throw failed(started, log);
            }
            Pause.of(BETWEEN_LOOKS);
        }
    }

    /**
     * What is behind the door leaves the processors to it while both want them, so that the door
     * answers as it would on a machine of its own.
     */
    private Launch prepared() throws IOException {
        Launch launch = server.prepare();
        return entry ? launch : launch.politely();
    }

    private boolean becomesReady(Detached started, BooleanSupplier giveUp) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (started.running().alive()) {
            if (server.ready()) {
                return true;
            }
            if (giveUp.getAsBoolean()) {
                throw new StartAbandoned();
            }
            if (System.nanoTime() > deadline) {
                return false;
            }
            Pause.of(BETWEEN_LOOKS);
        }
        return false;
    }

    private Refused failed(Detached started, LogFile log) throws IOException {
        String lines = log.lastLines();
        if (lines.contains("No space left on device")) {
            return new Refused(
                    ExitCode.DISK, "The disk is full: " + name() + " could not write its data.");
        }
        String how =
                started.running().alive()
                        ? "was not ready after " + PATIENCE.toSeconds() + " s"
                        : "ended with exit code " + started.exitCode();
        return new Refused(
                ExitCode.START_FAILED,
                "%s %s. The end of %s:%n%s".formatted(name(), how, log.path(), lines.indent(4)));
    }

    /** Stops it, by force if it does not end by itself. */
    public void stop() throws IOException {
        Optional<Running> running = running();
        if (running.isPresent()) {
            running.get().stop(server.stopSignal(), server.grace());
        }
        pidFile().delete();
    }
}
