package dev.storeys.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** One PostgreSQL server that may be killed and comes back on the same port. */
public final class PostgresProcess implements AutoCloseable {

    private static final String OWNER = "postgres";

    private final Path data;
    private EmbeddedPostgres server;

    private PostgresProcess(Path data, EmbeddedPostgres server) {
        this.data = data;
        this.server = server;
    }

    static PostgresProcess start(Path data) throws IOException {
        return new PostgresProcess(data, builder(data).start());
    }

    private static EmbeddedPostgres.Builder builder(Path data) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // The library turns it off; then an acknowledged commit may not be flushed yet.
                .setServerConfig("synchronous_commit", "on");
    }

    Path data() {
        return data;
    }

    int port() {
        return server.getPort();
    }

    /** The JDBC URL of its database {@code postgres}. */
    public String url() {
        return "jdbc:postgresql://localhost:%d/postgres".formatted(port());
    }

    /** The role of all, for tests. */
    public String username() {
        return OWNER;
    }

    /** A connection of its owner. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), OWNER, OWNER);
    }

    /** Runs statements, each by itself. */
    public void run(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The number that a query finds. */
    public int count(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Shows what its primary committed so much later only. */
    public void lagBy(Duration delay) throws SQLException {
        run(
                "ALTER SYSTEM SET recovery_min_apply_delay = '%dms'".formatted(delay.toMillis()),
                "SELECT pg_reload_conf()");
    }

    /** Ends it as a power cut would, and waits until it is gone. */
    public void kill() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
        ProcessHandle process =
                ProcessHandle.of(pid)
                        .orElseThrow(() -> new IllegalStateException("Not running: " + data));
        process.destroyForcibly();
        process.onExit().join();
        // Its lock on the folder would keep the next one out.
        server.close();
    }

    /** Starts it again where it was killed. */
    public void restart() throws IOException {
        server = builder(data).setPort(port()).start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
