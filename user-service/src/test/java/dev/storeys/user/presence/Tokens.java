package dev.storeys.user.presence;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.UUID;

/** What stands in a token. */
final class Tokens {

    private Tokens() {}

    static UUID session(String access) {
        try {
            return UUID.fromString(SignedJWT.parse(access).getJWTClaimsSet().getStringClaim("sid"));
        } catch (ParseException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
