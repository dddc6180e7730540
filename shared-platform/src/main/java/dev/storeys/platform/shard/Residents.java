package dev.storeys.platform.shard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Everybody, in a table of the main database: that is how an e-mail leads to the shard where its
 * account is, and how no e-mail has accounts on two of them.
 */
public final class Residents {

    /** One statement; of two with the same e-mail the second finds what the first has written. */
    private static final String ENTER =
            """
            INSERT INTO shards.users (id, email_hash, handle) VALUES (:id, :hash, :handle)
            ON CONFLICT DO NOTHING
            """;

    /** The emptiest shard's row stays locked for the statement, so that two are not both last. */
    private static final String ENTER_EMPTIEST =
            """
            WITH emptiest AS (
                SELECT name FROM shards.nodes WHERE name = ANY (:nodes)
                ORDER BY users, name LIMIT 1 FOR UPDATE
            ), entered AS (
                INSERT INTO shards.users (id, email_hash, handle, node)
                SELECT :id, :hash, :handle, name FROM emptiest
                ON CONFLICT DO NOTHING RETURNING node
            )
            UPDATE shards.nodes SET users = users + 1 FROM entered WHERE name = entered.node
            """;

    private final Place main;
    private final JdbcClient database;
    private final ShardSettings settings;

    Residents(Place main, JdbcClient database, ShardSettings settings) {
        this.main = main;
        this.database = database;
        this.settings = settings;
    }

    /** Who has the e-mail of that hash (SHA-256), or was about to open an account with it. */
    public Optional<ShardKey> find(byte[] emailHash) {
        return main.call(() ->
                database.sql("SELECT id, handle FROM shards.users WHERE email_hash = :hash")
                        .param("hash", emailHash)
                        .query((row, _) -> key(row))
                        .optional());
    }

    /**
     * Gives somebody a place before he has an account. Whoever was here before with the same
     * e-mail, and perhaps got no further, keeps his: the account belongs at what is answered.
     */
    public ShardKey enter(ShardKey newcomer, byte[] emailHash) {
        main.run(() -> enterUnlessThere(newcomer, emailHash));
        return find(emailHash).orElseThrow();
    }

    private void enterUnlessThere(ShardKey newcomer, byte[] emailHash) {
        boolean chosen = settings.strategy() == ShardSettings.Strategy.DIRECTORY;
        JdbcClient.StatementSpec statement =
                database.sql(chosen ? ENTER_EMPTIEST : ENTER)
                        .param("id", newcomer.user())
                        .param("hash", emailHash)
                        .param("handle", newcomer.handle());
        if (chosen) {
            statement.param("nodes", settings.names().toArray(String[]::new));
        }
        statement.update();
    }

    /** Throws {@link NoSuchResident}. */
    ShardKey keyOf(UUID user) {
        return main.call(() ->
                database.sql("SELECT id, handle FROM shards.users WHERE id = :id")
                        .param("id", user)
                        .query((row, _) -> key(row))
                        .optional()
                        .orElseThrow(NoSuchResident::new));
    }

    /** Where the strategy directory has put somebody; throws {@link NoSuchResident}. */
    String nodeOf(UUID user) {
        return main.call(() ->
                database.sql("SELECT node FROM shards.users WHERE id = :id AND node IS NOT NULL")
                        .param("id", user)
                        .query(String.class)
                        .optional()
                        .orElseThrow(NoSuchResident::new));
    }

    private static ShardKey key(ResultSet row) throws SQLException {
        return new ShardKey(row.getObject("id", UUID.class), row.getString("handle"));
    }
}
