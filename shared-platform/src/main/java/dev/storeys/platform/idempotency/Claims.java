package dev.storeys.platform.idempotency;

import dev.storeys.platform.id.Ids;
import dev.storeys.platform.shard.Place;
import java.sql.Types;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The keys in one module's schema. */
final class Claims {

    private static final String OF_KEY =
            " WHERE user_id = :user AND operation = :operation AND key = :key";

    private static final String OF_LEASE = OF_KEY + " AND lease = :lease AND status IS NULL";

    private static final String FIND =
            "SELECT false AS ours, subject, request_hash, status, body, location FROM #.idempotency"
                    + OF_KEY;

    /**
     * One round trip, whatever there is: nothing, an attempt that died, one at work (which is seen
     * and not waited for), or an answer. Of two takers-over, the second finds a lease that has not
     * run out.
     */
    private static final String CLAIM =
            """
            WITH fresh AS (
                INSERT INTO #.idempotency (user_id, operation, key, request_hash, subject, lease, locked_until, owner)
                VALUES (:user, :operation, :key, :hash, :subject, :lease, now() + make_interval(secs => :seconds),
                    coalesce(:owner, :user))
                ON CONFLICT DO NOTHING RETURNING subject
            ), taken_over AS (
                UPDATE #.idempotency SET lease = :lease, locked_until = now() + make_interval(secs => :seconds)
                %s AND request_hash = :hash AND status IS NULL AND locked_until <= now() RETURNING subject
            ), claimed AS (SELECT subject FROM fresh UNION ALL SELECT subject FROM taken_over)
            SELECT true AS ours, subject, NULL AS request_hash, NULL AS status, NULL AS body, NULL AS location FROM claimed
            UNION ALL %s ORDER BY ours DESC LIMIT 1\
            """
                    .formatted(OF_KEY, FIND);

    /** Positional, so that a module can make it a part of its own statement. */
    private static final String KEEP =
            """
            UPDATE #.idempotency SET status = ?, body = ?, location = nullif(?, '')
            WHERE user_id = ? AND operation = ? AND key = ? AND lease = ? AND status IS NULL\
            """;

    /**
     * In small bites, which hold their locks for a moment only; other instances take other rows.
     */
    private static final String FORGET_OLD =
            """
            DELETE FROM #.idempotency WHERE (user_id, operation, key) IN (
                SELECT user_id, operation, key FROM #.idempotency
                WHERE created_at < now() - make_interval(secs => :seconds) AND locked_until < now()
                ORDER BY created_at LIMIT :batch FOR UPDATE SKIP LOCKED)\
            """;

    private final String schema;
    private final JdbcClient database;
    private final IdempotencySettings settings;

    Claims(String schema, JdbcClient database, IdempotencySettings settings) {
        this.schema = schema;
        this.database = database;
        this.settings = settings;
    }

    private record Row(
            boolean ours,
            UUID subject,
            @Nullable String requestHash,
            @Nullable Integer status,
            @Nullable String body,
            @Nullable String location) {}

    /** Claims the key, or says why not. */
    Found claim(Key key, String hash) {
        UUID lease = Ids.next();
        Optional<Row> row =
                of(CLAIM, key)
                        .param("hash", hash)
                        .param("subject", Ids.next())
                        .param("lease", lease)
                        .param("seconds", seconds(settings.lease()))
                        .param("owner", Place.owner(), Types.OTHER)
                        .query(Row.class)
                        .optional();
        if (row.isPresent() && row.get().ours()) {
            return new Claim(this, key, row.get().subject(), lease);
        }
        return answer(row, hash);
    }

    /** The answer that another attempt has been given. */
    Answer earlier(Key key, String hash) {
        return answer(of(FIND, key).query(Row.class).optional(), hash);
    }

    private static Answer answer(Optional<Row> found, String hash) {
        // A row that is just being made, or was just let go, is for the client a key in flight.
        Row row = found.orElseThrow(KeyInFlight::new);
        if (!hash.equals(row.requestHash())) {
            throw new KeyReused();
        }
        if (row.status() == null || row.body() == null) {
            throw new KeyInFlight();
        }
        return new Answer(row.status(), row.body(), row.location());
    }

    String keepClause() {
        return in(schema, KEEP) + " RETURNING subject";
    }

    boolean keep(Object[] parameters) {
        return database.sql(in(schema, KEEP)).params(parameters).update() == 1;
    }

    boolean hold(Key key, UUID lease) {
        return of("SELECT subject FROM #.idempotency" + OF_LEASE + " FOR UPDATE", key)
                .param("lease", lease)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    boolean forget(Key key, UUID lease) {
        return of("DELETE FROM #.idempotency" + OF_LEASE, key).param("lease", lease).update() == 1;
    }

    void unlock(Key key, UUID lease) {
        of("UPDATE #.idempotency SET locked_until = now()" + OF_LEASE, key)
                .param("lease", lease)
                .update();
    }

    /** Forgets answers that no client asks for any more; says how many went. */
    int forgetOld() {
        int all = 0;
        int batch;
        do {
            batch =
                    database.sql(in(schema, FORGET_OLD))
                            .param("seconds", seconds(settings.memory()))
                            .param("batch", settings.cleanupBatch())
                            .update();
            all += batch;
        } while (batch == settings.cleanupBatch());
        return all;
    }

    private StatementSpec of(String sql, Key key) {
        return database.sql(in(schema, sql))
                .param("user", key.user())
                .param("operation", key.operation())
                .param("key", key.value());
    }

    private static String in(String schema, String sql) {
        return sql.replace("#", schema);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
