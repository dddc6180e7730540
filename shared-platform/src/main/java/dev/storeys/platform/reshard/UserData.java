package dev.storeys.platform.reshard;

import dev.storeys.platform.reshard.UserTables.UserTable;
import dev.storeys.platform.shard.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** All that shards keep of users, and how it gets from one to another. */
final class UserData {

    // What is remembered of calls and events goes with the user they had their effect on.
    private static final List<UserTable> OF_EACH_MODULE =
            List.of(
                    new UserTable("idempotency", "t.owner = ANY (:users)"),
                    new UserTable("inbox", "t.owner = ANY (:users)"));

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final List<UserTables> modules;

    // The same on every shard, and as long as the process runs.
    private volatile @Nullable List<CopiedTable> known;

    UserData(JdbcClient database, TransactionTemplate transaction, List<UserTables> modules) {
        this.database = database;
        this.transaction = transaction;
        this.modules = List.copyOf(modules);
    }

    /** The schemas that shards have. */
    List<String> schemas() {
        return modules.stream().map(UserTables::schema).toList();
    }

    /**
     * Makes the target like the source; answers how many rows it took, 0 if it was so before.
     *
     * @param permitted throws, within the transaction, if that must not be done any more
     */
    long copy(Place source, Place target, Collection<UUID> users, Runnable permitted) {
        List<Difference> differences = differences(source, target, users);
        target.run(() ->
                transaction.executeWithoutResult(status -> {
                    permitted.run();
                    letMover();
                    differences.reversed().forEach(it -> it.table().remove(it.gone()));
                    differences.forEach(it -> it.table().put(it.changed()));
                }));
        return differences.stream().mapToLong(Difference::rows).sum();
    }

    /** The tables of which both have not the same, row by row. */
    List<String> unlike(Place source, Place target, Collection<UUID> users) {
        return differences(source, target, users).stream()
                .filter(it -> it.rows() > 0)
                .map(it -> it.table().name())
                .toList();
    }

    long rowsAt(Place place, Collection<UUID> users) {
        return place.call(
                () -> tables().stream().mapToLong(table -> (long) table.rows(users).size()).sum());
    }

    /** Leaves nothing of them here, in the caller's transaction. */
    void removeHere(Collection<UUID> users) {
        letMover();
        for (CopiedTable table : tables().reversed()) {
            table.remove(List.copyOf(table.rows(users).values()));
        }
    }

    /** The fences are for everybody else. */
    private void letMover() {
        database.sql("SELECT set_config('storeys.mover', 'on', true)").query(String.class).single();
    }

    /** What one table of the target needs to be like the source's. */
    private record Difference(CopiedTable table, List<String> changed, List<String> gone) {
        long rows() {
            return (long) changed.size() + gone.size();
        }
    }

    private List<Difference> differences(Place source, Place target, Collection<UUID> users) {
        List<CopiedTable> tables = source.call(this::tables);
        List<Difference> differences = new ArrayList<>();
        // What refers to something is read before it: so that is there when this is written.
        for (CopiedTable table : tables.reversed()) {
            Map<String, String> here = source.call(() -> table.rows(users));
            Map<String, String> there = target.call(() -> table.rows(users));
            Map<String, String> changed = new LinkedHashMap<>(here);
            changed.entrySet().removeIf(row -> row.getValue().equals(there.get(row.getKey())));
            Set<String> gone = new HashSet<>(there.keySet());
            gone.removeAll(here.keySet());
            differences.add(
                    new Difference(
                            table,
                            List.copyOf(changed.values()),
                            gone.stream().map(there::get).toList()));
        }
        return differences.reversed();
    }

    /** As the shard has them at which the thread works. */
    private List<CopiedTable> tables() {
        List<CopiedTable> tables = known;
        if (tables == null) {
            tables = List.copyOf(read());
            known = tables;
        }
        return tables;
    }

    private List<CopiedTable> read() {
        List<CopiedTable> tables = new ArrayList<>();
        for (UserTables module : modules) {
            module.tables()
                    .forEach(it -> tables.add(new CopiedTable(database, module.schema(), it)));
            OF_EACH_MODULE.forEach(
                    it -> tables.add(new CopiedTable(database, module.schema(), it)));
        }
        return tables;
    }
}
