package dev.storeys.platform.reshard;

import java.util.List;

/**
 * The tables of a module in which something belongs to a user; declared as a bean by a module whose
 * data can be spread. Outbox, inbox and keys need no mention.
 *
 * @param schema the module's
 * @param tables those that others refer to before those
 */
public record UserTables(String schema, List<UserTable> tables) {

    /**
     * One table.
     *
     * @param name without the schema
     * @param ofUsers a condition that holds for the rows {@code t} of the users {@code :users}
     */
    public record UserTable(String name, String ofUsers) {}

    public UserTables {
        tables = List.copyOf(tables);
    }
}
