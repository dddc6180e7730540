package dev.storeys.platform.outbox;

import dev.storeys.platform.database.DirectConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears other processes ring for their outboxes: one listening connection per process. While it is
 * down, the relays' own polling is what remains.
 */
final class Bell implements Runnable {

    static final String CHANNEL = "outbox";

    private static final Logger LOG = LoggerFactory.getLogger(Bell.class);

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final DirectConnections connections;
    private final Consumer<String> wake;
    private final Runnable wakeAll;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Connection line;

    Bell(DirectConnections connections, Consumer<String> wake, Runnable wakeAll) {
        this.connections = connections;
        this.wake = wake;
        this.wakeAll = wakeAll;
    }

    @Override
    public void run() {
        do {
            try (Connection connection = connections.open()) {
                line = connection;
                listen(connection);
            } catch (SQLException broken) {
                if (!isStopped()) {
                    LOG.warn("Nobody listens for outboxes now: {}", broken.toString());
                }
            }
        } while (!stopsWithin(BETWEEN_TRIES));
    }

    void stop() {
        stopped.countDown();
        Connection open = line;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException closed) {
                LOG.debug("The listening connection was closed already", closed);
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
        }
        // Whoever rang while nobody listened rang for these.
        wakeAll.run();
        PGConnection notifications = connection.unwrap(PGConnection.class);
        while (!isStopped()) {
            PGNotification[] heard = notifications.getNotifications((int) SILENCE.toMillis());
            for (PGNotification ring : heard) {
                wake.accept(ring.getParameter());
            }
            if (heard.length == 0 && !connection.isValid((int) BETWEEN_TRIES.toSeconds())) {
                throw new SQLException("The listening connection is dead");
            }
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private boolean stopsWithin(Duration time) {
        try {
            return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
