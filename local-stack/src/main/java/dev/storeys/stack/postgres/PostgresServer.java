package dev.storeys.stack.postgres;

import dev.storeys.stack.home.Folders;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.process.Launch;
import dev.storeys.stack.process.Running;
import dev.storeys.stack.server.Probe;
import dev.storeys.stack.server.Server;
import dev.storeys.stack.stage.Recipe;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL server with one database, small and durable. */
public record PostgresServer(Plan plan, String name, Recipe.Postgres recipe) implements Server {

    private static final int PROTOCOL = 3 << 16;
    private static final char ASKS_FOR_PASSWORD = 'R';

    @Override
    public Launch prepare() throws IOException {
        PostgresBinaries binaries = PostgresBinaries.in(plan.home().cache());
        RootExit rootExit = RootExit.find();
        Folders.makePrivate(data().resolveSibling("."));
        endLeftover();
        if (name.equals(recipe.primary())) {
            new DataFolder(plan.home().path(), data(), binaries, rootExit)
                    .create(recipe.database(), plan.secrets());
        } else {
            new StandbyFolder(plan, name, recipe, rootExit).create();
        }
        List<String> command =
                new ArrayList<>(
                        List.of(binaries.program("postgres").toString(), "-D", data().toString()));
        settings().forEach(setting -> command.addAll(List.of("-c", setting)));
        return new Launch(rootExit.wrap(command), data());
    }

    private Path data() {
        return plan.folder().data(name);
    }

    private List<String> settings() {
        return List.of(
                "listen_addresses=127.0.0.1",
                "port=" + plan.endpoint(name).port(),
                "unix_socket_directories=",
                "shared_buffers=" + plan.size().sharedBuffers() + "MB",
                "max_connections=" + plan.size().maxConnections(plan.stage().choices().instances()),
                "work_mem=4MB",
                "maintenance_work_mem=32MB",
                "max_wal_size=256MB",
                "synchronous_standby_names=" + (recipe.synchronous() ? "ANY 1 (*)" : ""),
                // A server that never comes back must not fill the disk of the one it followed.
                "max_slot_wal_keep_size=1GB",
                // One that takes over has kept enough for the others to go on from.
                "wal_keep_size=64MB",
                // Who follows looks this often for the one that leads by now.
                "wal_retrieve_retry_interval=1s",
                "max_worker_processes=4",
                "max_parallel_workers_per_gather=0",
                "jit=off",
                "timezone=UTC",
                "log_timezone=UTC");
    }

    // A server whose note was lost, or a number in postmaster.pid that now belongs to another
    // program: the first must end, the second must not keep this server from starting.
    private void endLeftover() throws IOException {
        Path note = data().resolve("postmaster.pid");
        if (!Files.exists(note)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(note).getFirst().strip());
        boolean ours =
                ProcessHandle.of(pid)
                        .flatMap(process -> process.info().commandLine())
                        .filter(line -> line.contains(data().toString()))
                        .isPresent();
        if (ours) {
            Running leftover = Running.at(pid).orElse(new Running(pid, "ended"));
            leftover.stop(stopSignal(), grace());
        }
        Files.deleteIfExists(note);
    }

    @Override
    public boolean ready() {
        return Probe.bytes(plan.endpoint(name).port(), login(), ASKS_FOR_PASSWORD);
    }

    // The first message of a login: a server that still recovers answers it with an error.
    private byte[] login() {
        byte[] words =
                "user\0storeys\0database\0%s\0\0"
                        .formatted(recipe.database())
                        .getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(words.length + 2 * Integer.BYTES);
            out.writeInt(PROTOCOL);
            out.write(words);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Fast shutdown: ends sessions instead of waiting for them. */
    @Override
    public String stopSignal() {
        return "INT";
    }

    @Override
    public Duration grace() {
        return Duration.ofSeconds(30);
    }

    /** After a kill the old backends need a moment to notice. */
    @Override
    public boolean worthAnotherTry(String lastLines) {
        return lastLines.contains("pre-existing shared memory block");
    }
}
