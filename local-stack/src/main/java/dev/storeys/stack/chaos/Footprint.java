package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.audit.Databases;
import dev.storeys.stack.chaos.audit.Databases.Table;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that the shop keeps at one moment: a checksum of each table, of every column of every row.
 * Nothing is left out. A repeated event may not even touch its row in the inbox.
 *
 * @param tables by schema and name
 */
record Footprint(Map<String, String> tables) {

    private static final String CHECKSUM =
            "SELECT count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text, 0)), 0) FROM ";

    static Footprint of(Databases databases) throws IOException {
        Map<String, String> tables = new TreeMap<>();
        for (Table table : databases.tables()) {
            String sql = CHECKSUM + table + " t";
            String sum =
                    databases
                            .query(table.database(), sql, List.of(), row -> row.getString(1))
                            .getFirst();
            tables.put(table.database().name() + " " + table, sum);
        }
        return new Footprint(tables);
    }

    /** The tables that are not what they were before. */
    List<String> changedSince(Footprint before) {
        return tables.entrySet().stream()
                .filter(table -> !table.getValue().equals(before.tables.get(table.getKey())))
                .map(table ->
                        "%s: %s, then %s"
                                .formatted(
                                        table.getKey(),
                                        before.tables.get(table.getKey()),
                                        table.getValue()))
                .toList();
    }
}
