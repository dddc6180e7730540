package dev.storeys.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Writes down what a thread sends to the database and waits for: each statement, batch, commit and
 * rollback. BEGIN is none of them, since the driver sends it together with the statement after it.
 */
public final class RoundTrips implements BeanPostProcessor {

    private static final Set<String> TRIPS =
            Set.of(
                    "execute",
                    "executeQuery",
                    "executeUpdate",
                    "executeLargeUpdate",
                    "executeBatch",
                    "commit",
                    "rollback");

    private static final ThreadLocal<List<String>> SEEN = ThreadLocal.withInitial(ArrayList::new);

    /** What this thread has sent while it did that. */
    public static List<String> during(Runnable deed) {
        SEEN.get().clear();
        deed.run();
        return List.copyOf(SEEN.get());
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource database ? watch(DataSource.class, database, "") : bean;
    }

    private static <T> T watch(Class<T> type, T target, String sql) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) ->
                                call(
                                        target,
                                        method,
                                        arguments == null ? new Object[0] : arguments,
                                        sql)));
    }

    private static Object call(Object target, Method method, Object[] arguments, String sql)
            throws Throwable {
        if (TRIPS.contains(method.getName())) {
            SEEN.get().add((method.getName() + " " + sql).strip());
        }
        try {
            Object result = method.invoke(target, arguments);
            String text =
                    arguments.length > 0 && arguments[0] instanceof String given ? given : sql;
            return switch (result) {
                case Connection connection -> watch(Connection.class, connection, "");
                case CallableStatement statement -> statement;
                case PreparedStatement statement -> watch(PreparedStatement.class, statement, text);
                case Statement statement -> watch(Statement.class, statement, text);
                case null, default -> result;
            };
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        }
    }
}
