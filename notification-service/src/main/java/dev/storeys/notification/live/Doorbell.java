package dev.storeys.notification.live;

import dev.storeys.notification.message.FollowNotifications;
import dev.storeys.platform.database.DirectConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears PostgreSQL ring when a notification commits, in whichever process, over one connection of
 * its own. Rings may get lost with a connection, so now and then it looks around by itself.
 */
@Component
class Doorbell implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Doorbell.class);

    private static final int ANSWER_SECONDS = 2;

    private final DirectConnections connections;
    private final LiveStreams streams;
    private final Duration pollInterval;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private volatile @Nullable Connection line;
    private volatile boolean running;
    private Instant lastLook = Instant.EPOCH;

    Doorbell(DirectConnections connections, LiveStreams streams, LiveSettings settings) {
        this.connections = connections;
        this.streams = streams;
        this.pollInterval = settings.pollInterval();
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("doorbell").daemon().start(this::attend);
    }

    @Override
    public void stop() {
        running = false;
        stopped.countDown();
        try {
            Connection open = line;
            if (open != null) {
                // Not close(), which would wait for the next ring.
                open.abort(Runnable::run);
            }
        } catch (SQLException ended) {
            LOG.debug("The doorbell's connection had ended", ended);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void attend() {
        while (running) {
            try (Connection connection = connections.open();
                    Statement statement = connection.createStatement()) {
                line = connection;
                statement.execute("LISTEN " + FollowNotifications.CHANNEL);
                lastLook = Instant.EPOCH;
                while (running) {
                    hear(connection);
                }
            } catch (SQLException | RuntimeException failure) {
                pauseAfter(failure);
            }
        }
    }

    private void hear(Connection connection) throws SQLException {
        if (!Instant.now().isBefore(lastLook.plus(pollInterval))) {
            if (!connection.isValid(ANSWER_SECONDS)) {
                throw new SQLException("PostgreSQL does not answer");
            }
            streams.lookAround();
            lastLook = Instant.now();
        }
        PGNotification[] rings =
                connection
                        .unwrap(PGConnection.class)
                        .getNotifications((int) pollInterval.toMillis());
        for (PGNotification ring : rings == null ? new PGNotification[0] : rings) {
            streams.ring(UUID.fromString(ring.getParameter()));
        }
    }

    private void pauseAfter(Exception failure) {
        if (running) {
            LOG.warn("Notifications are streamed late: {}", failure.toString());
            try {
                if (stopped.await(1, TimeUnit.SECONDS)) {
                    running = false;
                }
            } catch (InterruptedException stop) {
                running = false;
            }
        }
    }
}
