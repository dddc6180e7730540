package dev.storeys.platform.shard;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Gives each thread a connection to the database at which it works. */
final class ShardedConnections extends AbstractDataSource {

    private final Map<String, DataSource> databases;

    ShardedConnections(Map<String, DataSource> databases) {
        this.databases = Map.copyOf(databases);
    }

    @Override
    public Connection getConnection() throws SQLException {
        DataSource database = databases.get(Place.here());
        if (database == null) {
            throw new SQLException("There is no database " + Place.here());
        }
        return database.getConnection();
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLException("Connections are of the one role that the settings name");
    }
}
