package dev.storeys.stack.postgres;

import dev.storeys.stack.home.Folders;
import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.stage.Recipe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The data of a server that follows another: a copy, made anew when it can follow no longer, as one
 * that led itself before, or was away for longer than the log was kept.
 */
record StandbyFolder(Plan plan, String name, Recipe.Postgres set, RootExit rootExit) {

    void create() throws IOException {
        Optional<Connection> primary = primary();
        if (primary.isPresent()) {
            try (Connection connection = primary.get()) {
                ensureCopy(connection);
            } catch (SQLException failure) {
                throw new IOException(name + " got no copy of " + set.primary(), failure);
            }
        } else if (!isStandby()) {
            throw new Refused(
                    ExitCode.START_FAILED,
                    "%s follows %s, which must be up: ./shop start %s"
                            .formatted(name, set.primary(), set.primary()));
        }
        follow();
        rootExit.handOver(path(), plan.home().path());
    }

    private Optional<Connection> primary() {
        try {
            return Optional.of(new SuperUser(plan).connect(set.primary()));
        } catch (SQLException away) {
            return Optional.empty();
        }
    }

    private void ensureCopy(Connection primary) throws IOException, SQLException {
        ReplicationSlot slot = ReplicationSlot.of(name);
        if (isStandby() && slot.holds(primary)) {
            return;
        }
        slot.drop(primary);
        slot.create(primary);
        Path draft = path().resolveSibling(name + ".new");
        Folders.delete(draft);
        new BaseBackup(plan.folder().data(set.primary())).copyTo(draft, primary);
        Files.createFile(draft.resolve("standby.signal"));
        Folders.delete(path());
        Files.move(draft, path(), StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean isStandby() {
        return Files.exists(path().resolve("standby.signal"));
    }

    // Where ALTER SYSTEM writes as well: what somebody has set there stays.
    private void follow() throws IOException {
        Path file = path().resolve("postgresql.auto.conf");
        String others =
                Files.readAllLines(file).stream()
                        .filter(line -> !line.startsWith("primary_"))
                        .map(line -> line + "\n")
                        .collect(Collectors.joining());
        String text =
                """
                %sprimary_conninfo = '%s'
                primary_slot_name = '%s'
                """
                        .formatted(others, whoeverLeads(), ReplicationSlot.of(name).name());
        Folders.writePrivate(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private String whoeverLeads() {
        List<String> others = set.others(name);
        String hosts = String.join(",", Collections.nCopies(others.size(), "127.0.0.1"));
        String ports =
                others.stream()
                        .map(other -> "" + plan.endpoint(other).port())
                        .collect(Collectors.joining(","));
        return "host=%s port=%s user=%s password=%s application_name=%s target_session_attrs=primary"
                .formatted(hosts, ports, SuperUser.NAME, new SuperUser(plan).password(), name);
    }

    private Path path() {
        return plan.folder().data(name);
    }
}
