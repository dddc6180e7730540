package dev.storeys.bench.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

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

    /** What a module needs to know of it, as its main database. */
    public List<String> settings() {
        return settings("storeys.database.main.");
    }

    List<String> settings(String node) {
        return List.of(
                node + "primary=jdbc:postgresql://127.0.0.1:" + port() + "/postgres",
                node + "username=" + USER,
                node + "password=" + USER);
    }

    /** Runs statements. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Writes many rows at once.
     *
     * @param table with its columns
     * @param rows as COPY reads them: columns are parted by tabs, {@code \N} is nothing
     */
    public void copy(String table, Stream<String> rows) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            CopyIn copy = copies(connection).copyIn("COPY %s FROM STDIN".formatted(table));
            for (String row : (Iterable<String>) rows::iterator) {
                byte[] line = (row + "\n").getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(line, 0, line.length);
            }
            copy.endCopy();
        }
    }

    /** Reads many rows of one column, one by one. */
    public List<String> column(String query) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            CopyOut copy = copies(connection).copyOut("COPY (%s) TO STDOUT".formatted(query));
            List<String> rows = new ArrayList<>();
            for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                rows.add(new String(row, StandardCharsets.UTF_8).strip());
            }
            return rows;
        }
    }

    private static CopyManager copies(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /** Its own and this process's, with all that they start. */
    public Processors processors() throws IOException, SQLException {
        return Processors.withThisOne(process());
    }

    /** Its first process, which starts all others. */
    public long process() throws IOException, SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet folder = statement.executeQuery("SHOW data_directory")) {
            folder.next();
            // The first line of the server's own note is its process.
            Path note = Path.of(folder.getString(1), "postmaster.pid");
            return Long.parseLong(Files.readAllLines(note).getFirst().strip());
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
