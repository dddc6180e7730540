package dev.storeys.gateway;

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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Access tokens as user-service signs them, and all kinds of bad ones. */
final class Tokens {

    static final RSAKey KEY = key("current");

    private Tokens() {}

    static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static String jwks(RSAKey... keys) {
        return new JWKSet(List.<com.nimbusds.jose.jwk.JWK>of(keys)).toString();
    }

    static String good() {
        return with(claims -> claims);
    }

    /** A token of a user, who gets an id by his name. */
    static String of(String user) {
        UUID id = UUID.nameUUIDFromBytes(user.getBytes(StandardCharsets.UTF_8));
        return with(claims -> claims.subject(id.toString()));
    }

    static String with(UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(header(), claims(change), KEY);
    }

    static JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(KEY.getKeyID());
    }

    static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        return change.apply(
                        new JWTClaimsSet.Builder()
                                .issuer("storeys")
                                .audience("storeys-api")
                                .subject(UUID.randomUUID().toString())
                                .claim("roles", List.of("customer"))
                                .issueTime(Date.from(now))
                                .expirationTime(Date.from(now.plusSeconds(900))))
                .build();
    }

    static String signed(JWSHeader.Builder header, JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(header.build(), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
