package dev.storeys.platform.replica;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A standby server: its connections, how far it has come, and whether it may be read from. */
final class Replica implements AutoCloseable {

    /** How far a standby has come; NULL from a server that is none. */
    static final String REPLAYED =
            "SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() END";

    private static final Logger LOG = LoggerFactory.getLogger(Replica.class);

    private final String name;
    private final HikariDataSource pool;

    private volatile Lsn replayed = Lsn.START;
    // Until it was looked at, nothing is known of it.
    private volatile boolean fit;

    Replica(String name, HikariDataSource pool) {
        this.name = name;
        this.pool = pool;
    }

    String name() {
        return name;
    }

    boolean isFit() {
        return fit;
    }

    Lsn replayed() {
        return replayed;
    }

    Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** Whether it shows what was written up to there; asks it if it had not come so far before. */
    boolean hasReplayed(Lsn wanted, Connection connection) throws SQLException {
        if (!replayed.isBehind(wanted)) {
            return true;
        }
        Lsn now = Outlook.ask(connection, REPLAYED);
        if (now == null) {
            return false;
        }
        replayed = now;
        return !now.isBehind(wanted);
    }

    /** It answers, and is close enough behind its primary. */
    void admit(Lsn position) throws SQLException {
        if (fit) {
            // A read may have seen it further on.
            replayed = replayed.or(position);
            return;
        }
        // The pool of one that was dead tries again only now and then; no reader is to wait for it.
        connection().close();
        // One that comes back may have been made anew.
        replayed = position;
        fit = true;
        LOG.info("Replica {} is read from, at {}", name, position);
    }

    /** It is not read from until it is admitted again. */
    void eject(String reason) {
        if (fit) {
            fit = false;
            LOG.warn("Replica {} is not read from: {}", name, reason);
            // Connections to a server that died would each cost their next user a failure.
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
