package dev.storeys.user.token;

import dev.storeys.user.account.Account;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/** Issues access tokens: JWTs by RFC 9068, signed with RS256, without name or e-mail. */
@Component
public class IssueAccessToken {

    private static final String ISSUER = "storeys";
    private static final String AUDIENCE = "storeys-api";
    private static final String TYPE = "at+jwt";

    private final SigningKeys keys;
    private final JwtEncoder encoder;
    private final TokenSettings settings;

    IssueAccessToken(SigningKeys keys, TokenSettings settings) {
        this.keys = keys;
        this.encoder = new NimbusJwtEncoder(keys);
        this.settings = settings;
    }

    /** A new token that says who this is, what they may do, and by which session. */
    public AccessToken to(Account account, UUID session) {
        JwsHeader header =
                JwsHeader.with(SignatureAlgorithm.RS256)
                        .type(TYPE)
                        .keyId(keys.signing().getKeyID())
                        .build();
        String value =
                encoder.encode(JwtEncoderParameters.from(header, claims(account, session)))
                        .getTokenValue();
        return new AccessToken(value, settings.life());
    }

    private JwtClaimsSet claims(Account account, UUID session) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return JwtClaimsSet.builder()
                .id(UUID.randomUUID().toString())
                .issuer(ISSUER)
                .audience(List.of(AUDIENCE))
                .subject(account.id().toString())
                .issuedAt(now)
                .expiresAt(now.plus(settings.life()))
                .claim("sid", session.toString())
                .claim("handle", account.handle())
                .claim("roles", account.roles())
                .claim("region", account.region().code())
                .build();
    }
}
