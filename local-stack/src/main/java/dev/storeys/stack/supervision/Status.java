package dev.storeys.stack.supervision;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.storeys.stack.home.Endpoint;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.process.Memory;
import dev.storeys.stack.process.Running;
import dev.storeys.stack.stage.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What runs, as {@code status --json} shows it. */
public record Status(
        @Nullable Integer stage,
        @Nullable String name,
        @Nullable String url,
        @Nullable String size,
        List<ComponentStatus> components) {

    /** Nothing runs. */
    public static final Status NOTHING = new Status(null, null, null, null, List.of());

    /**
     * One component.
     *
     * @param managementPort health and metrics of an application
     * @param apiPort where the mail sink shows its messages over HTTP
     * @param health UP, DOWN (it runs but does not answer) or STOPPED
     * @param memoryMiB resident memory with shared pages counted once
     */
    public record ComponentStatus(
            String name,
            String kind,
            @Nullable Long pid,
            int port,
            @Nullable Integer managementPort,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer apiPort,
            String health,
            long memoryMiB) {}

    /** Asks all components at the same time. */
    public static Status of(Plan plan, List<Unit> units) throws IOException {
        List<ComponentStatus> components = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ComponentStatus>> answers =
                    units.stream().map(unit -> threads.submit(() -> look(plan, unit))).toList();
            for (Future<ComponentStatus> answer : answers) {
                components.add(answer.get());
            }
        } catch (InterruptedException | java.util.concurrent.ExecutionException failure) {
            throw new IOException("Cannot ask the components", failure);
        }
        return new Status(
                plan.stage().number(),
                plan.stage().name(),
                plan.url(),
                plan.size().toString(),
                components);
    }

    private static ComponentStatus look(Plan plan, Unit unit) throws IOException {
        Endpoint endpoint = plan.endpoint(unit.name());
        Kind kind = unit.component().kind();
        Optional<Running> running = unit.running();
        boolean managed = kind.isApplication();
        return new ComponentStatus(
                unit.name(),
                kind.toString(),
                running.map(Running::pid).orElse(null),
                endpoint.port(),
                managed ? endpoint.sidePort() : null,
                kind == Kind.MAIL ? endpoint.sidePort() : null,
                running.isEmpty() ? "STOPPED" : unit.ready() ? "UP" : "DOWN",
                running.map(Memory::resident).orElse(0L));
    }
}
