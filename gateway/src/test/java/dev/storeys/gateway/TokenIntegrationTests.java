package dev.storeys.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TokenIntegrationTests extends GatewayTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/users",
        "POST, /api/v1/auth/login",
        "POST, /api/v1/auth/refresh",
        "POST, /api/v1/auth/logout",
        "GET, /api/v1/products",
        "HEAD, /api/v1/products",
        "GET, /api/v1/products/0b1",
        "GET, /.well-known/jwks.json"
    })
    void letsStrangersPassToPublicRoutes(String method, String path) throws Exception {
        var response = send(to(path).method(method, BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/users/me",
        "PATCH, /api/v1/users/me",
        "DELETE, /api/v1/users/me",
        "GET, /api/v1/users",
        "POST, /api/v1/products",
        "PUT, /api/v1/products/0b1/stock",
        "GET, /api/v1/cart",
        "POST, /api/v1/orders",
        "GET, /api/v1/orders/0b1",
        "GET, /api/v1/notifications",
        "OPTIONS, /api/v1/orders"
    })
    void asksEverybodyElseForAToken(String method, String path) throws Exception {
        var response = send(to(path).method(method, BodyPublishers.noBody()));
        assertProblem(response, 401, "unauthorized");
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(ORDER.seen()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refusesBadTokensEvenOnPublicRoutes(String what, String token) throws Exception {
        for (String path : new String[] {"/api/v1/orders", "/api/v1/products"}) {
            var response = send(to(path).header("Authorization", "Bearer " + token));
            assertProblem(response, 401, "unauthorized");
        }
        assertThat(ORDER.seen()).isEmpty();
        assertThat(PRODUCT.seen()).isEmpty();
    }

    static Stream<Arguments> refusesBadTokensEvenOnPublicRoutes() {
        String good = Tokens.good();
        JWTClaimsSet claims = Tokens.claims(same -> same);
        Date past = Date.from(Instant.now().minusSeconds(60));
        Date future = Date.from(Instant.now().plusSeconds(60));
        RSAKey stranger = Tokens.key("stranger");
        RSAKey impostor = Tokens.key("current");
        return Stream.of(
                Arguments.of("nonsense", "nonsense"),
                Arguments.of("no text at all", ""),
                Arguments.of("two dots", ".."),
                Arguments.of("illegal characters", "a b,c"),
                Arguments.of("expired", Tokens.with(c -> c.expirationTime(past))),
                Arguments.of("never expires", Tokens.with(c -> c.expirationTime(null))),
                Arguments.of("not yet valid", Tokens.with(c -> c.notBeforeTime(future))),
                Arguments.of("other issuer", Tokens.with(c -> c.issuer("other"))),
                Arguments.of("no issuer", Tokens.with(c -> c.issuer(null))),
                Arguments.of("other audience", Tokens.with(c -> c.audience("other"))),
                Arguments.of("no audience", Tokens.with(c -> c.audience((String) null))),
                Arguments.of("cut signature", good.substring(0, good.length() - 10)),
                Arguments.of("no signature", good.substring(0, good.lastIndexOf('.') + 1)),
                Arguments.of("changed claims", withOtherClaims(good)),
                Arguments.of("unsigned", new PlainJWT(claims).serialize()),
                Arguments.of("unknown key", Tokens.signed(named("stranger"), claims, stranger)),
                Arguments.of("impostor's key", Tokens.signed(Tokens.header(), claims, impostor)),
                Arguments.of("typ jwt", Tokens.signed(typed("JWT"), claims, Tokens.KEY)),
                Arguments.of("typ rt+jwt", Tokens.signed(typed("rt+jwt"), claims, Tokens.KEY)),
                Arguments.of(
                        "no typ", Tokens.signed(Tokens.header().type(null), claims, Tokens.KEY)),
                Arguments.of("RS512", Tokens.signed(rs512(), claims, Tokens.KEY)),
                Arguments.of("PS256", Tokens.signed(ps256(), claims, Tokens.KEY)));
    }

    @Test
    void learnsANewKeyWithoutARefusedRequest() throws Exception {
        send(signedIn("/api/v1/orders"));
        RSAKey next = Tokens.key("next");
        USER.answers("/.well-known/jwks.json", Tokens.jwks(Tokens.KEY, next));
        String token = Tokens.signed(named("next"), Tokens.claims(same -> same), next);
        var response = send(to("/api/v1/orders").header("Authorization", "Bearer " + token));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void doesNotCallATokenBadWhenTheKeysCannotBeRead() throws Exception {
        USER.answers("/.well-known/jwks.json", "not JSON");
        RSAKey next = Tokens.key("later");
        String token = Tokens.signed(named("later"), Tokens.claims(same -> same), next);
        var response = send(to("/api/v1/orders").header("Authorization", "Bearer " + token));
        assertProblem(response, 503, "service-unavailable");
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
    }

    private static JWSHeader.Builder named(String key) {
        return Tokens.header().keyID(key);
    }

    private static JWSHeader.Builder typed(String type) {
        return Tokens.header().type(new JOSEObjectType(type));
    }

    private static JWSHeader.Builder rs512() {
        return new JWSHeader.Builder(JWSAlgorithm.RS512)
                .type(new JOSEObjectType("at+jwt"))
                .keyID("current");
    }

    private static JWSHeader.Builder ps256() {
        return new JWSHeader.Builder(JWSAlgorithm.PS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID("current");
    }

    private static String withOtherClaims(String token) {
        String[] parts = token.split("\\.");
        String[] others = Tokens.with(c -> c.claim("roles", "admin")).split("\\.");
        return parts[0] + "." + others[1] + "." + parts[2];
    }
}
