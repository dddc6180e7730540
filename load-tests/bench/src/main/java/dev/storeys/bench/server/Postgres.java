package dev.storeys.bench.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** PostgreSQL from the binaries that the local stack uses too; durable, as there. */
public final class Postgres implements AutoCloseable {

    /** Its superuser, who needs no password from here. */
    public static final String USER = "postgres";

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts one on a free port. */
    public static Postgres start() throws IOException {
        return new Postgres(
                EmbeddedPostgres.builder()
                        // The library's own choices would let a crash lose commits, for both sides.
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("shared_buffers", "256MB")
                        .setServerConfig("max_wal_size", "4GB")
                        .setServerConfig("max_parallel_workers_per_gather", "0")
                        .setServerConfig("jit", "off")
                        .start());
    }

    public int port() {
        return server.getPort();
    }

    /** What a module needs to know of it. */
    public List<String> settings() {
        return List.of(
                "storeys.database.main.primary=jdbc:postgresql://127.0.0.1:" + port() + "/postgres",
                "storeys.database.main.username=" + USER,
                "storeys.database.main.password=" + USER);
    }

    /** Runs statements. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Its own and this process's, with all that they start. */
    public Processors processors() throws IOException, SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet folder = statement.executeQuery("SHOW data_directory")) {
            folder.next();
            // The first line of the server's own note is its process.
            Path note = Path.of(folder.getString(1), "postmaster.pid");
            return Processors.withThisOne(
                    Long.parseLong(Files.readAllLines(note).getFirst().strip()));
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
