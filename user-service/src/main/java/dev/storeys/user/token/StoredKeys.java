package dev.storeys.user.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The signing keys in the database, private halves included. */
@Repository
class StoredKeys {

    private static final int BITS = 2048;

    private final JdbcClient jdbc;

    StoredKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first. */
    List<RSAKey> all() {
        return jdbc.sql("SELECT jwk FROM users.signing_keys ORDER BY number DESC")
                .query(StoredKeys::key)
                .list();
    }

    /**
     * Makes the first key and answers what is stored then. Of several instances that start at once
     * the constraint lets one through, and all use that one's key.
     */
    List<RSAKey> addFirst() {
        jdbc.sql(
                        """
                        INSERT INTO users.signing_keys (number, jwk) VALUES (1, :jwk)
                        ON CONFLICT (number) DO NOTHING
                        """)
                .param("jwk", newKey().toJSONString())
                .update();
        return all();
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

    private static RSAKey key(ResultSet row, int index) throws SQLException {
        try {
            return RSAKey.parse(row.getString("jwk"));
        } catch (ParseException damaged) {
            // Without the cause, whose message could carry the key.
            throw new IllegalStateException("A stored signing key is damaged");
        }
    }
}
