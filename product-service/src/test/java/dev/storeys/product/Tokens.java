package dev.storeys.product;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Stands in for user-service: signs tokens and publishes the key. */
@TestConfiguration
class Tokens {

    private static final RSAKey KEY = key();

    @Bean
    JWKSource<SecurityContext> keys() {
        return new ImmutableJWKSet<>(new JWKSet(KEY.toPublicJWK()));
    }

    static String customer() {
        return customer(UUID.randomUUID());
    }

    static String customer(UUID user) {
        return token(user, List.of("customer"));
    }

    static String admin() {
        return token(UUID.randomUUID(), List.of("customer", "admin"));
    }

    private static String token(UUID user, List<String> roles) {
        JWTClaimsSet claims =
                new JWTClaimsSet.Builder()
                        .issuer("storeys")
                        .audience("storeys-api")
                        .subject(user.toString())
                        .claim("handle", "ada")
                        .claim("roles", roles)
                        .claim("region", "eu-west-1")
                        .expirationTime(Date.from(Instant.now().plusSeconds(900)))
                        .build();
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(KEY.getKeyID())
                        .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(KEY));
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
        return token.serialize();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
