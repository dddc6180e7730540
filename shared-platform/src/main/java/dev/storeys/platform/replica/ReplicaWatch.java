package dev.storeys.platform.replica;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks at the primary and its standby servers, each by a thread of its own since one that stands
 * still must not hide the others.
 */
final class ReplicaWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReplicaWatch.class);

    private final Outlook primary;
    private final List<Watched> replicas;
    private final WalHistory history;
    private final ReplicaSettings settings;

    private @Nullable ScheduledExecutorService looks;

    /** A standby and the way to look at it. */
    record Watched(Replica replica, Outlook outlook) {}

    ReplicaWatch(
            Outlook primary, List<Watched> replicas, WalHistory history, ReplicaSettings settings) {
        this.primary = primary;
        this.replicas = List.copyOf(replicas);
        this.history = history;
        this.settings = settings;
    }

    @Override
    public void start() {
        // Without it no standby's lag could be told at its first look.
        lookAtPrimary();
        List<Runnable> tasks = new ArrayList<>();
        tasks.add(this::lookAtPrimary);
        replicas.forEach(watched -> tasks.add(() -> lookAt(watched)));
        ScheduledExecutorService threads =
                Executors.newScheduledThreadPool(
                        tasks.size(), Thread.ofPlatform().daemon().name("replicas-", 0).factory());
        long interval = settings.interval().toMillis();
        for (Runnable task : tasks) {
            var _ =
                    threads.scheduleWithFixedDelay(
                            () -> guarded(task), 0, interval, TimeUnit.MILLISECONDS);
        }
        looks = threads;
    }

    /** A look that throws would be the last one. */
    private static void guarded(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException defect) {
            LOG.error("A look at a database server failed", defect);
        }
    }

    private void lookAtPrimary() {
        try {
            Lsn position = primary.look();
            if (position != null) {
                history.add(InstantSource.system().instant(), position);
            }
        } catch (SQLException gone) {
            // Whoever writes notices; standby servers can be read from all the same.
            history.lose();
            LOG.debug("The primary does not tell its position", gone);
        }
    }

    private void lookAt(Watched watched) {
        Replica replica = watched.replica();
        try {
            Lsn position = watched.outlook().look();
            if (position == null) {
                replica.eject("it is no standby");
                return;
            }
            Duration lag = history.lag(position);
            if (lag.compareTo(settings.maxLag()) > 0) {
                replica.eject("it is %d ms behind".formatted(lag.toMillis()));
            } else {
                replica.admit(position);
            }
        } catch (SQLException failure) {
            replica.eject(String.valueOf(failure.getMessage()));
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService threads = looks;
        looks = null;
        if (threads != null) {
            threads.shutdownNow();
        }
        // Closing the socket also ends a look that is under way.
        primary.close();
        replicas.forEach(watched -> watched.outlook().close());
    }

    @Override
    public boolean isRunning() {
        return looks != null;
    }
}
