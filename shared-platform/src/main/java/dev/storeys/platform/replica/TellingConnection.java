package dev.storeys.platform.replica;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the primary that, when it is given back, tells how far the primary is: after the
 * commit of whatever was done with it, by one transaction or by single statements.
 */
final class TellingConnection implements InvocationHandler {

    /** Where what was acknowledged ends: also if it is acknowledged before it is on the disk. */
    private static final String COMMITTED =
            """
            SELECT CASE current_setting('synchronous_commit')
                WHEN 'off' THEN pg_current_wal_insert_lsn() ELSE pg_current_wal_flush_lsn() END
            """;

    private final Connection connection;
    private final Consumer<Lsn> hearer;

    private TellingConnection(Connection connection, Consumer<Lsn> hearer) {
        this.connection = connection;
        this.hearer = hearer;
    }

    static Connection around(Connection connection, Consumer<Lsn> hearer) {
        return (Connection)
                Proxy.newProxyInstance(
                        TellingConnection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        new TellingConnection(connection, hearer));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        if (method.getName().equals("close") && !connection.isClosed()) {
            hearer.accept(position());
        }
        try {
            return method.invoke(connection, args);
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        }
    }

    /**
     * What was done stays done if this fails; then nothing but the primary shows it for certain.
     */
    private Lsn position() {
        try {
            Lsn position = Outlook.ask(connection, COMMITTED);
            return position == null ? Lsn.NEVER : position;
        } catch (SQLException unknown) {
            return Lsn.NEVER;
        }
    }
}
