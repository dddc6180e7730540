package dev.storeys.platform.outbox;

import dev.storeys.platform.module.ModuleSchema;
import dev.storeys.platform.shard.Place;
import dev.storeys.platform.shard.Shards;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The outboxes of all modules in this process, in all their places; each with a relay that runs
 * while the process serves.
 */
public final class Outboxes implements SmartLifecycle {

    private final Map<Place, Map<String, Relay>> relays = new LinkedHashMap<>();
    private final Map<String, Outbox> outboxes = new HashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Bell> bells = new ArrayList<>();

    Outboxes(
            List<ModuleSchema> schemas,
            Shards shards,
            JdbcClient database,
            JsonMapper json,
            Function<String, Relay> newRelay) {
        for (ModuleSchema module : schemas) {
            String schema = module.name();
            Map<String, Relay> mine = new HashMap<>();
            for (Place place : shards.of(schema).places()) {
                Relay relay = newRelay.apply(schema);
                mine.put(place.name(), relay);
                relays.computeIfAbsent(place, _ -> new LinkedHashMap<>()).put(schema, relay);
            }
            outboxes.put(schema, new Outbox(schema, database, json, mine));
        }
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
        relays.forEach(this::start);
    }

    private void start(Place place, Map<String, Relay> here) {
        here.forEach((schema, relay) -> {
            relay.start();
            begin("outbox-%s-%s".formatted(schema, place.name()), () -> place.run(relay));
        });
        Bell bell =
                new Bell(
                        place.connections(),
                        schema -> wake(here.get(schema)),
                        () -> here.values().forEach(Relay::wake));
        bells.add(bell);
        begin("outbox-bell-" + place.name(), bell);
    }

    private void begin(String name, Runnable work) {
        threads.add(Thread.ofPlatform().name(name).daemon().start(work));
    }

    private static void wake(@Nullable Relay relay) {
        if (relay != null) {
            relay.wake();
        }
    }

    @Override
    public synchronized void stop() {
        relays.values().forEach(here -> here.values().forEach(Relay::stop));
        bells.forEach(Bell::stop);
        bells.clear();
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
