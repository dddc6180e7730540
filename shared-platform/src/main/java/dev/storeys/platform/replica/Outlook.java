package dev.storeys.platform.replica;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Looks how far a server is, over a connection of its own, made anew after each failure. */
final class Outlook implements AutoCloseable {

    /** How far a primary is; what was acknowledged lies before it. */
    static final String FLUSHED = "SELECT pg_current_wal_flush_lsn()";

    private final String url;
    private final Properties login;
    private final String question;

    // Given up by whoever stops the looks as well.
    private volatile @Nullable Connection connection;

    Outlook(String url, Properties login, String question) {
        this.url = url;
        this.login = login;
        this.question = question;
    }

    /** Its position; nothing if the question does not apply to what the server is now. */
    @Nullable Lsn look() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = DriverManager.getConnection(url, login);
            connection = open;
        }
        try {
            return ask(open, question);
        } catch (SQLException failure) {
            close();
            throw failure;
        }
    }

    /** What a server says to a question for a position; nothing if that is NULL. */
    static @Nullable Lsn ask(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            @Nullable String position = row.next() ? row.getString(1) : null;
            return position == null ? null : Lsn.parse(position);
        }
    }

    @Override
    public void close() {
        Connection old = connection;
        connection = null;
        if (old != null) {
            try {
                old.close();
            } catch (SQLException dead) {
                // It is given up in any case.
            }
        }
    }
}
