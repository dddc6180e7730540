package dev.storeys.platform.web;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/** What a database failure means to the client, by SQLState. */
enum DatabaseFault {
    /** The value itself cannot be stored, such as text with a NUL character (class 22). */
    BAD_VALUE,
    /** No connection, a server that stops, a conflict that a retry settles. */
    UNAVAILABLE,
    /** Our own mistake. */
    DEFECT;

    static DatabaseFault of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException) {
                return UNAVAILABLE;
            }
            if (cause instanceof SQLException sql) {
                return of(sql.getSQLState());
            }
        }
        return DEFECT;
    }

    private static DatabaseFault of(@Nullable String state) {
        if (state == null) {
            return DEFECT;
        }
        return switch (state.substring(0, 2)) {
            case "22" -> BAD_VALUE;
            case "08", "40", "53", "57", "25" -> UNAVAILABLE;
            default -> DEFECT;
        };
    }
}
