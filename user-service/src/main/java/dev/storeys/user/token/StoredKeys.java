package dev.storeys.user.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.storeys.platform.shard.ModuleShards;
import dev.storeys.platform.shard.Shards;
import dev.storeys.user.UserModule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The signing keys in the database, private halves included. */
@Repository
class StoredKeys {

    private static final int BITS = 2048;

    private final JdbcClient jdbc;
    private final ModuleShards shards;

    StoredKeys(JdbcClient jdbc, Shards shards) {
        this.jdbc = jdbc;
        this.shards = shards.of(UserModule.SCHEMA);
    }

    /**
     * A key as it was found.
     *
     * @param age by the database's clock, which is the same for all instances
     */
    record StoredKey(int number, RSAKey key, Duration age) {}

    /** The newest first. */
    List<StoredKey> all() {
        // Whoever signs a token may be at its user's shard just then.
        return shards.global(() ->
                jdbc.sql(
                                """
                                SELECT number, jwk, extract(epoch FROM now() - created_at) * 1000 AS age
                                FROM users.signing_keys ORDER BY number DESC
                                """)
                        .query(StoredKeys::key)
                        .list());
    }

    /**
     * Makes the key of that number. Of several instances that try at once the constraint lets one
     * through, and all use that one's key.
     */
    void add(int number) {
        jdbc.sql(
                        """
                        INSERT INTO users.signing_keys (number, jwk) VALUES (:number, :jwk)
                        ON CONFLICT (number) DO NOTHING
                        """)
                .param("number", number)
                .param("jwk", newKey().toJSONString())
                .update();
    }

    /** Removes the keys before the newest that is so old; answers how many. */
    int removeBeforeOneOf(Duration age) {
        return jdbc.sql(
                        """
                        DELETE FROM users.signing_keys WHERE number < (
                            SELECT max(number) FROM users.signing_keys
                            WHERE created_at < now() - make_interval(secs => :seconds))
                        """)
                .param("seconds", age.toMillis() / 1_000.0)
                .update();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException("Cannot make an RSA key", failure);
        }
    }

    private static StoredKey key(ResultSet row, int index) throws SQLException {
        try {
            return new StoredKey(
                    row.getInt("number"),
                    RSAKey.parse(row.getString("jwk")),
                    Duration.ofMillis(row.getLong("age")));
        } catch (ParseException damaged) {
            // Without the cause, whose message could carry the key.
            throw new IllegalStateException("A stored signing key is damaged");
        }
    }
}
