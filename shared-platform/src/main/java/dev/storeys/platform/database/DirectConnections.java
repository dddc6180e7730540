package dev.storeys.platform.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Connections of one's own, outside of the pool, for whoever keeps one for long. */
@FunctionalInterface
public interface DirectConnections {

    /** A new connection, which the caller closes. */
    Connection open() throws SQLException;
}
