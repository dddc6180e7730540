package dev.storeys.notification.live;

import dev.storeys.notification.message.FollowNotifications;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The open streams of this process. */
@Component
class LiveStreams implements SmartLifecycle {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final FollowNotifications notifications;
    private final LiveSettings settings;
    private final Map<UUID, Set<LiveStream>> streams = new ConcurrentHashMap<>();

    private int count;
    private volatile boolean running;

    LiveStreams(FollowNotifications notifications, LiveSettings settings, MeterRegistry meters) {
        this.notifications = notifications;
        this.settings = settings;
        meters.gauge("storeys.notification.streams", this, LiveStreams::count);
    }

    /**
     * Opens a stream of what comes after the given id or, without one, after this moment. Throws
     * {@link TooManyStreams} or {@link NoRoomForStream}.
     */
    SseEmitter open(UUID userId, @Nullable UUID lastSeen, @Nullable Instant tokenEnd) {
        UUID last = lastSeen == null ? notifications.newest(userId) : lastSeen;
        // No timeout of its own: tick() knows when it ends.
        SseEmitter client = new SseEmitter(0L);
        LiveStream stream = new LiveStream(userId, last, end(tokenEnd), client, notifications);
        admit(stream);
        client.onCompletion(() -> remove(stream));
        client.onError(failure -> remove(stream));
        greet(client);
        // Whatever came since the id was read has rung for nobody.
        stream.look();
        return client;
    }

    private Instant end(@Nullable Instant tokenEnd) {
        Instant latest = Instant.now().plus(settings.longest());
        return tokenEnd == null || tokenEnd.isAfter(latest) ? latest : tokenEnd;
    }

    /** The first bytes, so that the client knows at once that it is through. */
    private static void greet(SseEmitter client) {
        // Spread, so that the clients of a process that ends do not all come back at once.
        long pause = 1_000 + ThreadLocalRandom.current().nextLong(2_000);
        try {
            client.send(SseEmitter.event().reconnectTime(pause).comment("open"));
        } catch (IOException impossible) {
            throw new UncheckedIOException("Nothing is written before the answer", impossible);
        }
    }

    private synchronized void admit(LiveStream stream) {
        if (!running || count >= settings.perProcess()) {
            throw new NoRoomForStream(PAUSE);
        }
        Set<LiveStream> own =
                streams.computeIfAbsent(stream.userId(), any -> ConcurrentHashMap.newKeySet());
        if (own.size() >= settings.perUser()) {
            throw new TooManyStreams(settings.perUser(), PAUSE);
        }
        own.add(stream);
        count++;
    }

    private synchronized void remove(LiveStream stream) {
        Set<LiveStream> own = streams.get(stream.userId());
        if (own != null && own.remove(stream)) {
            count--;
            if (own.isEmpty()) {
                streams.remove(stream.userId());
            }
        }
    }

    synchronized int count() {
        return count;
    }

    /** The customer may have something new. */
    void ring(UUID userId) {
        streams.getOrDefault(userId, Set.of()).forEach(LiveStream::look);
    }

    /** Finds out by one query who has missed something, however many streams there are. */
    void lookAround() {
        List<UUID> users = new ArrayList<>();
        List<UUID> last = new ArrayList<>();
        all().forEach(stream -> {
            users.add(stream.userId());
            last.add(stream.last());
        });
        if (!users.isEmpty()) {
            notifications.behind(users, last).forEach(this::ring);
        }
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void tick() {
        Instant now = Instant.now();
        all().forEach(stream -> stream.tick(now, settings.heartbeat()));
    }

    private Set<LiveStream> all() {
        Set<LiveStream> all = new HashSet<>();
        streams.values().forEach(all::addAll);
        return all;
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server waits for its requests to end: these never would by themselves. */
    @Override
    public void stop() {
        synchronized (this) {
            running = false;
        }
        all().forEach(LiveStream::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
