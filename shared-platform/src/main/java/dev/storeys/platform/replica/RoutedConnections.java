package dev.storeys.platform.replica;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Gives a read a standby's connection and everything else the primary's. Reads that no standby can
 * answer have a pool of their own at the primary, so that they leave room for the writes.
 */
final class RoutedConnections extends AbstractDataSource {

    private final DataSource primary;
    private final DataSource fallback;
    private final Replicas replicas;
    private final WalHistory history;
    private final RequestReads requests;

    RoutedConnections(
            DataSource primary,
            DataSource fallback,
            Replicas replicas,
            WalHistory history,
            RequestReads requests) {
        this.primary = primary;
        this.fallback = fallback;
        this.replicas = replicas;
        this.history = history;
        this.requests = requests;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            return requests.writing(primary.getConnection());
        }
        ReadAttempt attempt = ReadAttempt.current();
        Connection connection =
                attempt != null && attempt.isPrimaryOnly() ? null : ofReplica(attempt);
        return connection == null ? ofPrimary() : connection;
    }

    private Connection ofPrimary() throws SQLException {
        Connection connection = fallback.getConnection();
        requests.answeredByPrimary();
        return connection;
    }

    private @Nullable Connection ofReplica(@Nullable ReadAttempt attempt) {
        for (int tries = replicas.all().size(); tries > 0; tries--) {
            Replica replica = replicas.next();
            if (replica == null) {
                return null;
            }
            try {
                return of(replica, attempt);
            } catch (SQLException failure) {
                replica.eject(String.valueOf(failure.getMessage()));
            }
        }
        return null;
    }

    /** Nothing if it does not show what the reader must see. */
    private @Nullable Connection of(Replica replica, @Nullable ReadAttempt attempt)
            throws SQLException {
        Connection connection = replica.connection();
        if (!shows(requests.wanted(), replica, connection)) {
            return null;
        }
        if (attempt != null) {
            attempt.use(replica);
        }
        requests.answeredBy(replica.name());
        history.asOf().ifPresent(requests::answeredAsOf);
        return connection;
    }

    /** Gives the connection back if it shows too little, or does not answer. */
    private static boolean shows(Lsn wanted, Replica replica, Connection connection)
            throws SQLException {
        boolean shown = false;
        try {
            shown = replica.hasReplayed(wanted, connection);
        } finally {
            if (!shown) {
                connection.close();
            }
        }
        return shown;
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLException("Connections are of the one role that the settings name");
    }
}
