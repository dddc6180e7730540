package dev.storeys.stack.postgres;

import dev.storeys.stack.home.Folders;
import dev.storeys.stack.home.Secrets;
import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.process.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A server's data: made once, with its database and the role that owns it. */
record DataFolder(Path home, Path path, PostgresBinaries binaries, RootExit rootExit) {

    void create(String database, Secrets secrets) throws IOException {
        if (Files.exists(path.resolve("PG_VERSION"))) {
            rootExit.handOver(path, home);
            return;
        }
        // Made beside its place and moved there whole: a broken run leaves no half database.
        Path draft = path.resolveSibling(path.getFileName() + ".new");
        Folders.delete(draft);
        Folders.makePrivate(draft);
        rootExit.handOver(draft, home);
        initialise(draft, secrets.databaseOwnerPassword());
        run(single(draft), roleAndDatabase(database, secrets.databasePassword()));
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    }

    // The program takes the password of its superuser from a file only.
    private void initialise(Path draft, String password) throws IOException {
        Path file = draft.resolveSibling(draft.getFileName() + ".password");
        Folders.writePrivate(file, password.getBytes(StandardCharsets.UTF_8));
        rootExit.handOver(file, home);
        try {
            run(initdb(draft, file), "");
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private List<String> initdb(Path data, Path password) {
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        return List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + data,
                "--username=postgres",
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // Sorts by code point, the same on every machine, yet knows letters beyond ASCII.
                "--locale=C",
                "--lc-ctype=" + (mac ? "en_US.UTF-8" : "C.UTF-8"),
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions");
    }

    private List<String> single(Path data) {
        String program = binaries.program("postgres").toString();
        return List.of(program, "--single", "-D", data.toString(), "postgres");
    }

    // Single-user mode reads one statement a line. The names and the password are our own words.
    private static String roleAndDatabase(String database, String password) {
        return """
        CREATE ROLE storeys LOGIN PASSWORD '%s';
        CREATE DATABASE "%s" OWNER storeys;
        """
                .formatted(password, database);
    }

    private void run(List<String> command, String input) throws IOException {
        Tool tool = Tool.run(rootExit.wrap(command), input);
        if (!tool.succeeded() || tool.output().contains("ERROR:")) {
            String said = tool.output().strip();
            boolean full = said.contains("No space left");
            throw new Refused(
                    full ? ExitCode.DISK : ExitCode.START_FAILED,
                    full
                            ? "The disk is full: no room for a database in " + path
                            : "PostgreSQL could not make its data folder: " + said);
        }
    }
}
