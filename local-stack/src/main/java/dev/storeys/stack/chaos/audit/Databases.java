package dev.storeys.stack.chaos.audit;

import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.stage.Component;
import dev.storeys.stack.stage.Recipe;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The databases of a stage, read past the applications. */
public record Databases(Plan plan) {

    private static final String TABLES =
            """
            SELECT table_schema, table_name FROM information_schema.tables
            WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
            ORDER BY 1, 2\
            """;
    private static final String RESIDENTS = "SELECT id FROM users.users WHERE id = ANY (?)";
    private static final String USER = "storeys";
    private static final int SECONDS = 10;

    /** Makes something of a row. */
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The components that keep the data: one, or one per module, or one and the shards. */
    List<Component> all() {
        return plan.stage().components().stream()
                .filter(component ->
                        component.recipe() instanceof Recipe.Postgres postgres
                                && postgres.primary().equals(component.name()))
                .toList();
    }

    /** Asks each database of a module; the only parameter is a list of ids, if there are any. */
    public <T> List<T> query(String module, String sql, Collection<UUID> ids, Row<T> row)
            throws IOException {
        List<T> result = new ArrayList<>();
        for (Component database : of(module)) {
            result.addAll(query(database, sql, ids, row));
        }
        return result;
    }

    public <T> List<T> query(Component database, String sql, Collection<UUID> ids, Row<T> row)
            throws IOException {
        try (Connection connection = connect(database);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            if (sql.contains("?")) {
                statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<T> result = new ArrayList<>();
                while (rows.next()) {
                    result.add(row.read(rows));
                }
                return result;
            }
        } catch (SQLException failure) {
            throw new IOException(
                    "%s cannot be read: %s".formatted(database.name(), failure.getMessage()),
                    failure);
        }
    }

    /** Those of these users who need the database to order: its own if it is a shard, else all. */
    public Set<UUID> customersOf(Recipe.Postgres database, Set<UUID> users) throws IOException {
        for (Component keeper : of("users")) {
            Recipe.Postgres own = (Recipe.Postgres) keeper.recipe();
            if (own.members().equals(database.members())) {
                return Set.copyOf(
                        query(keeper, RESIDENTS, users, row -> row.getObject(1, UUID.class)));
            }
        }
        return users;
    }

    /**
     * A table of a module's schema.
     *
     * @param database the component that keeps it
     */
    public record Table(Component database, String schema, String name) {

        @Override
        public String toString() {
            return schema + "." + name;
        }
    }

    /** All tables of all modules. */
    public List<Table> tables() throws IOException {
        List<Table> tables = new ArrayList<>();
        for (Component database : all()) {
            tables.addAll(
                    query(
                            database,
                            TABLES,
                            List.of(),
                            row -> new Table(database, row.getString(1), row.getString(2))));
        }
        return tables;
    }

    /** One number of each table of this name, added up. */
    public long sum(String table, String number, String condition) throws IOException {
        long sum = 0;
        for (Table one : tables()) {
            if (one.name().equals(table)) {
                String sql = "SELECT %s FROM %s %s".formatted(number, one, condition);
                sum += query(one.database(), sql, List.of(), row -> row.getLong(1)).getFirst();
            }
        }
        return sum;
    }

    // Those of its own where the stage gives some to the module, else the one for all.
    private List<Component> of(String module) {
        List<Component> all = all();
        String own = plan.stage().choices().shards().componentsOf(module);
        List<Component> databases =
                all.stream().filter(component -> component.name().startsWith(own)).toList();
        return databases.isEmpty() ? List.of(all.getFirst()) : databases;
    }

    private Connection connect(Component database) throws SQLException {
        Recipe.Postgres recipe = (Recipe.Postgres) database.recipe();
        String servers =
                recipe.members().stream()
                        .map(member -> "127.0.0.1:" + plan.endpoint(member).port())
                        .collect(Collectors.joining(","));
        // Whoever leads by now.
        String url =
                "jdbc:postgresql://%s/%s?targetServerType=primary&connectTimeout=%d&socketTimeout=%d"
                        .formatted(servers, recipe.database(), SECONDS, SECONDS);
        return DriverManager.getConnection(url, USER, plan.secrets().databasePassword());
    }
}
