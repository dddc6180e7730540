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
import java.util.UUID;

/** The databases of a stage, read past the applications. */
record Databases(Plan plan) {

    private static final String USER = "storeys";
    private static final int SECONDS = 10;

    /** Makes something of a row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The components that keep the data, one or one per module. */
    List<Component> all() {
        return plan.stage().components().stream()
                .filter(component -> component.recipe() instanceof Recipe.Postgres)
                .toList();
    }

    /** Asks the database of a module; the only parameter is a list of ids, if there are any. */
    <T> List<T> query(String module, String sql, Collection<UUID> ids, Row<T> row)
            throws IOException {
        return query(of(module), sql, ids, row);
    }

    <T> List<T> query(Component database, String sql, Collection<UUID> ids, Row<T> row)
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

    // A database of its own where the stage gives one to the module, else the one for all.
    private Component of(String module) {
        List<Component> all = all();
        return all.stream()
                .filter(component -> component.name().equals("postgres-" + module))
                .findFirst()
                .orElseGet(all::getFirst);
    }

    private Connection connect(Component database) throws SQLException {
        Recipe.Postgres recipe = (Recipe.Postgres) database.recipe();
        int port = plan.endpoint(database.name()).port();
        String url =
                "jdbc:postgresql://127.0.0.1:%d/%s?connectTimeout=%d&socketTimeout=%d"
                        .formatted(port, recipe.database(), SECONDS, SECONDS);
        return DriverManager.getConnection(url, USER, plan.secrets().databasePassword());
    }
}
