package dev.storeys.platform.outbox;

import dev.storeys.platform.database.DirectConnections;
import dev.storeys.platform.module.ModuleSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The outboxes of all modules in this process, each with a relay that runs while the process
 * serves.
 */
public final class Outboxes implements SmartLifecycle {

    private final DirectConnections connections;
    private final Map<String, Relay> relays;
    private final Map<String, Outbox> outboxes;
    private final List<Thread> threads = new ArrayList<>();
    private @Nullable Bell bell;

    Outboxes(
            List<ModuleSchema> schemas,
            JdbcClient database,
            JsonMapper json,
            Function<String, Relay> newRelay,
            DirectConnections connections) {
        this.connections = connections;
        this.relays =
                schemas.stream()
                        .map(ModuleSchema::name)
                        .collect(Collectors.toMap(Function.identity(), newRelay));
        this.outboxes =
                relays.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        entry ->
                                                new Outbox(
                                                        entry.getKey(),
                                                        database,
                                                        json,
                                                        entry.getValue())));
    }

    /** The outbox in the given module's schema. */
    public Outbox of(String schema) {
        @Nullable Outbox outbox = outboxes.get(schema);
        if (outbox == null) {
            throw new IllegalArgumentException("No module owns the schema " + schema);
        }
        return outbox;
    }

    @Override
    public synchronized void start() {
        relays.forEach((schema, relay) -> {
            relay.start();
            threads.add(Thread.ofPlatform().name("outbox-" + schema).daemon().start(relay));
        });
        bell = new Bell(connections, this::wake, () -> relays.values().forEach(Relay::wake));
        threads.add(Thread.ofPlatform().name("outbox-bell").daemon().start(bell));
    }

    private void wake(String schema) {
        @Nullable Relay relay = relays.get(schema);
        if (relay != null) {
            relay.wake();
        }
    }

    @Override
    public synchronized void stop() {
        relays.values().forEach(Relay::stop);
        if (bell != null) {
            bell.stop();
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        threads.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !threads.isEmpty();
    }
}
