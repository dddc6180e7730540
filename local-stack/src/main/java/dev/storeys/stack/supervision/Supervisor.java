package dev.storeys.stack.supervision;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Failures;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.stage.Component;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Starts the components of a stage, each as soon as those it needs are ready, and stops them. */
public final class Supervisor {

    private final Map<String, Unit> units = new LinkedHashMap<>();
    private final Progress progress;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile CompletableFuture<?> underWay = CompletableFuture.completedFuture(null);

    public Supervisor(Plan plan, Progress progress) {
        for (Component component : plan.stage().components()) {
            units.put(component.name(), new Unit(plan, component));
        }
        this.progress = progress;
    }

    public List<Unit> units() {
        return List.copyOf(units.values());
    }

    /** Starts everything; after a failure it stops what was started and says what failed. */
    public void startAll() throws IOException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            underWay = NeedsFirst.run(needs(), name -> begin(name), threads);
            underWay.join();
        }
        Throwable cause = failure.get();
        if (cause instanceof StartAbandoned) {
            // Whoever abandoned it stops it.
            throw asRefused(cause);
        }
        if (cause != null) {
            stopAll();
            throw asRefused(cause);
        }
    }

    /** Starts one component and waits until it is ready. */
    public void start(String component) throws IOException {
        begin(component);
        Throwable cause = failure.get();
        if (cause != null) {
            throw asRefused(cause);
        }
    }

    private void begin(String name) {
        if (failure.get() != null) {
            return;
        }
        long start = System.nanoTime();
        progress.starting(name);
        try {
            unit(name).start(() -> failure.get() != null);
            progress.ready(name, Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException | RuntimeException cause) {
            failure.compareAndSet(null, cause);
        }
    }

    /** Gives up a start that is under way and returns when nothing new will be started. */
    public void abandon() {
        failure.compareAndSet(null, new StartAbandoned());
        underWay.handle((result, error) -> null).join();
    }

    /** Stops everything that runs, each component before those it needs. */
    public void stopAll() throws IOException {
        List<Throwable> failures = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            NeedsFirst.run(NeedsFirst.reversed(needs()), name -> end(name, failures), threads)
                    .join();
        }
        if (!failures.isEmpty()) {
            throw asRefused(failures.getFirst());
        }
    }

    private void end(String name, Collection<Throwable> failures) {
        try {
            boolean ran = unit(name).running().isPresent();
            unit(name).stop();
            if (ran) {
                progress.stopped(name);
            }
        } catch (IOException | RuntimeException cause) {
            synchronized (failures) {
                failures.add(cause);
            }
        }
    }

    private Map<String, List<String>> needs() {
        Map<String, List<String>> needs = new LinkedHashMap<>();
        units.forEach((name, unit) -> needs.put(name, unit.component().needs()));
        return needs;
    }

    private Unit unit(String name) {
        return Optional.ofNullable(units.get(name)).orElseThrow();
    }

    private static Refused asRefused(Throwable cause) {
        return switch (cause) {
            case Refused refused -> refused;
            case StartAbandoned _ -> new Refused(ExitCode.START_FAILED, "The start was given up.");
            default -> Failures.explained(cause);
        };
    }
}
