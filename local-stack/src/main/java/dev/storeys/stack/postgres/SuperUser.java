package dev.storeys.stack.postgres;

import dev.storeys.stack.plan.Plan;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Who may do everything on a stage's servers. */
record SuperUser(Plan plan) {

    static final String NAME = "postgres";
    // A promotion returns when it is done, a backup when a checkpoint is.
    private static final int SECONDS = 60;

    String password() {
        return plan.secrets().databaseOwnerPassword();
    }

    Connection connect(String server) throws SQLException {
        String url =
                "jdbc:postgresql://127.0.0.1:%d/postgres?connectTimeout=5&socketTimeout=%d"
                        .formatted(plan.endpoint(server).port(), SECONDS);
        return DriverManager.getConnection(url, NAME, password());
    }

    /** The only value of the only row; empty if that is null. */
    static String ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            String answer = row.getString(1);
            return answer == null ? "" : answer;
        }
    }
}
