package dev.storeys.platform.reshard;

import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Some users' rows of one table, on whichever shard the thread works: read as JSON, by their
 * primary keys, and written back as the same. Both servers have the same table, as they have the
 * same migrations.
 */
final class CopiedTable {

    private static final int AT_ONCE = 500;

    private static final String COLUMNS =
            """
            SELECT a.attname AS name, a.attnum = ANY (i.indkey) AS key
            FROM pg_attribute a JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
            WHERE a.attrelid = ?::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
            """;

    private final JdbcClient database;
    private final String name;
    private final String ofUsers;
    private final List<Column> columns;

    private record Column(String name, boolean key) {}

    /** Reads what columns there are from the shard at which the thread works. */
    CopiedTable(JdbcClient database, String schema, UserTables.UserTable table) {
        this.database = database;
        this.name = schema + "." + table.name();
        this.ofUsers = table.ofUsers();
        this.columns = database.sql(COLUMNS).param(name).query(Column.class).list();
    }

    String name() {
        return name;
    }

    /** Whole rows by their keys. */
    Map<String, String> rows(Collection<UUID> users) {
        Map<String, String> rows = new LinkedHashMap<>();
        database.sql(
                        "SELECT jsonb_build_array(%s)::text AS key, to_jsonb(t)::text AS row FROM %s t WHERE %s"
                                .formatted(keys("t."), name, ofUsers))
                .param("users", array(users), Types.ARRAY)
                .query(row -> {
                    rows.put(row.getString("key"), row.getString("row"));
                });
        return rows;
    }

    /** Adds rows, or changes those of the same keys to be like them. */
    void put(List<String> rows) {
        String changes =
                columns.stream()
                        .filter(column -> !column.key())
                        .map(column -> "%1$s = excluded.%1$s".formatted(quoted(column)))
                        .collect(Collectors.joining(", "));
        String sql =
                "INSERT INTO %1$s SELECT * FROM jsonb_populate_recordset(NULL::%1$s, ?::jsonb) ON CONFLICT (%2$s) DO %3$s"
                        .formatted(
                                name,
                                keys(""),
                                changes.isEmpty() ? "NOTHING" : "UPDATE SET " + changes);
        inPortions(rows, portion -> database.sql(sql).param(json(portion)).update());
    }

    /** Removes the rows of the same keys. */
    void remove(List<String> rows) {
        String sql =
                "DELETE FROM %1$s t USING jsonb_populate_recordset(NULL::%1$s, ?::jsonb) r WHERE (%2$s) = (%3$s)"
                        .formatted(name, keys("t."), keys("r."));
        inPortions(rows, portion -> database.sql(sql).param(json(portion)).update());
    }

    private String keys(String prefix) {
        return columns.stream()
                .filter(Column::key)
                .map(column -> prefix + quoted(column))
                .collect(Collectors.joining(", "));
    }

    private static String quoted(Column column) {
        return '"' + column.name() + '"';
    }

    private static String json(List<String> rows) {
        return "[" + String.join(",", rows) + "]";
    }

    private static Object array(Collection<UUID> users) {
        return users.toArray(UUID[]::new);
    }

    private interface Portion {
        void of(List<String> rows);
    }

    private static void inPortions(List<String> rows, Portion work) {
        List<String> all = new ArrayList<>(rows);
        for (int begin = 0; begin < all.size(); begin += AT_ONCE) {
            work.of(all.subList(begin, Math.min(begin + AT_ONCE, all.size())));
        }
    }
}
