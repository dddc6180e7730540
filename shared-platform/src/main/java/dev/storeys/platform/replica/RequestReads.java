package dev.storeys.platform.replica;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What the request that this thread answers has to do with replicas: how much its sender has
 * written and must see, and which server showed him what.
 */
final class RequestReads {

    static final String PRIMARY = "primary";

    /** Which server answered: {@code primary}, the name of a replica, or both. */
    static final String SOURCE = "X-Data-Source";

    /** Since when what was shown may have changed unseen: while the primary is away only. */
    static final String AS_OF = "X-Data-As-Of";

    /** Methods that write nothing. */
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private static final String WANTED = RequestReads.class.getName() + ".wanted.";

    private final String database;
    private final String prefix;
    private final String attribute;
    private final MeterRegistry metrics;

    /**
     * Of one database.
     *
     * @param database its name in consistency tokens
     * @param prefix what the names of its servers begin with, if there are several databases
     */
    RequestReads(String database, String prefix, MeterRegistry metrics) {
        this.database = database;
        this.prefix = prefix;
        this.attribute = WANTED + database;
        this.metrics = metrics;
    }

    /** How far a server must be to show what the sender has written; the start if nothing. */
    Lsn wanted() {
        ServletRequestAttributes current = current();
        if (current == null) {
            return Lsn.START;
        }
        HttpServletRequest request = current.getRequest();
        if (request.getAttribute(attribute) instanceof Lsn known) {
            return known;
        }
        Lsn wanted = ConsistencyToken.of(database, request.getHeader(ConsistencyToken.HEADER));
        request.setAttribute(attribute, wanted);
        return wanted;
    }

    /** A read got its connection from the primary. */
    void answeredByPrimary() {
        answeredBy(prefix + PRIMARY);
    }

    /** A read got its connection from there. */
    void answeredBy(String source) {
        metrics.counter("storeys.database.reads", "source", source).increment();
        HttpServletResponse response = openResponse();
        if (response == null) {
            return;
        }
        String before = response.getHeader(SOURCE);
        if (before == null) {
            response.setHeader(SOURCE, source);
        } else if (!Set.of(before.split(", ")).contains(source)) {
            response.setHeader(SOURCE, before + ", " + source);
        }
    }

    /** A standby whose primary was seen last at that time has answered. */
    void answeredAsOf(Instant lastSeen) {
        HttpServletResponse response = openResponse();
        if (response != null) {
            response.setHeader(AS_OF, lastSeen.truncatedTo(ChronoUnit.MILLIS).toString());
        }
    }

    /** A connection to the primary that tells, when it is given back, how far the primary is. */
    Connection writing(Connection connection) {
        ServletRequestAttributes current = current();
        return current == null || SAFE.contains(current.getRequest().getMethod())
                ? connection
                : TellingConnection.around(connection, position -> written(current, position));
    }

    private void written(ServletRequestAttributes current, Lsn position) {
        HttpServletRequest request = current.getRequest();
        Lsn known = wanted();
        Lsn wanted = known.or(position);
        request.setAttribute(attribute, wanted);
        HttpServletResponse response = openResponse();
        if (response != null) {
            response.setHeader(
                    ConsistencyToken.HEADER,
                    ConsistencyToken.with(
                            response.getHeader(ConsistencyToken.HEADER), database, wanted));
        }
    }

    /** Nothing if its headers are on their way. */
    private static @Nullable HttpServletResponse openResponse() {
        ServletRequestAttributes current = current();
        HttpServletResponse response = current == null ? null : current.getResponse();
        return response == null || response.isCommitted() ? null : response;
    }

    private static @Nullable ServletRequestAttributes current() {
        return RequestContextHolder.getRequestAttributes()
                        instanceof ServletRequestAttributes attributes
                ? attributes
                : null;
    }
}
