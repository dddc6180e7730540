package dev.storeys.bench.side;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Signs access tokens as user-service does, with a key of its own. */
record Signer(RSAKey key) {

    /** Longer than any run. */
    private static final Duration LIFETIME = Duration.ofHours(12);

    static Signer fresh() throws JOSEException {
        return new Signer(new RSAKeyGenerator(2048).keyID("bench").generate());
    }

    /** The public keys, as they are published. */
    String keys() {
        return new JWKSet(key).toString();
    }

    /** A token of a new customer. */
    String token() throws JOSEException {
        Instant now = Instant.now();
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .type(new JOSEObjectType("at+jwt"))
                                .keyID(key.getKeyID())
                                .build(),
                        new JWTClaimsSet.Builder()
                                .issuer("storeys")
                                .audience("storeys-api")
                                .subject(UUID.randomUUID().toString())
                                .claim("roles", List.of("customer"))
                                .issueTime(Date.from(now))
                                .expirationTime(Date.from(now.plus(LIFETIME)))
                                .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
