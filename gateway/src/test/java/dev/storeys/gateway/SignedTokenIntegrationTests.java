package dev.storeys.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Tokens under the right signature that say what user-service never says. */
class SignedTokenIntegrationTests extends GatewayTest {

    private static final long NOW = Instant.now().getEpochSecond();

    @Test
    void areGoodWhenNothingIsWrongWithThem() throws Exception {
        var response =
                send(to("/api/v1/orders").header("Authorization", "Bearer " + with(Map.of())));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"claims", "texts", "headers"})
    void areRefused(String what, String token) throws Exception {
        for (String path : new String[] {"/api/v1/orders", "/api/v1/products"}) {
            var response = send(to(path).header("Authorization", "Bearer " + token));
            assertProblem(response, 401, "unauthorized");
        }
        assertThat(ORDER.seen()).isEmpty();
        assertThat(PRODUCT.seen()).isEmpty();
    }

    static Stream<Arguments> claims() {
        return Stream.of(
                Arguments.of("an end as text", with(Map.of("exp", "tomorrow"))),
                Arguments.of("an end as a number in text", with(Map.of("exp", "" + (NOW + 60)))),
                Arguments.of("a negative end", with(Map.of("exp", -1))),
                Arguments.of("an end in a list", with(Map.of("exp", List.of(NOW + 60)))),
                Arguments.of("no end", without("exp")),
                Arguments.of("a beginning tomorrow", with(Map.of("nbf", NOW + 86_400))),
                Arguments.of("a beginning as text", with(Map.of("nbf", "now"))),
                Arguments.of("no subject", without("sub")),
                Arguments.of("an empty subject", with(Map.of("sub", ""))),
                Arguments.of("a number as subject", with(Map.of("sub", 1))),
                Arguments.of("a subject that is no id", with(Map.of("sub", "robin"))),
                Arguments.of("no issuer", without("iss")),
                Arguments.of("two issuers", with(Map.of("iss", List.of("storeys", "evil")))),
                Arguments.of("no audience", without("aud")),
                Arguments.of("other audiences", with(Map.of("aud", List.of("a", "b")))),
                Arguments.of("an empty audience", with(Map.of("aud", List.of()))),
                Arguments.of("a likely audience", with(Map.of("aud", "storeys-api-2"))));
    }

    static Stream<Arguments> texts() {
        String good = text(claimsWith(Map.of()));
        return Stream.of(
                Arguments.of("no JSON", signed(header(), "admin")),
                Arguments.of("a list", signed(header(), "[]")),
                Arguments.of("nothing", signed(header(), "")),
                Arguments.of("null", signed(header(), "null")),
                Arguments.of("no end of the object", signed(header(), good.substring(1))),
                Arguments.of("another token", signed(header(), Tokens.good())),
                Arguments.of(
                        "one claim twice",
                        signed(header(), "{\"sub\":\"x\"," + good.substring(1))));
    }

    static Stream<Arguments> headers() {
        String good = text(claimsWith(Map.of()));
        return Stream.of(
                Arguments.of("crit", signed(header().criticalParams(Set.of("storeys")), good)),
                Arguments.of("b64", signed(header().base64URLEncodePayload(false), good)),
                Arguments.of("typ of an id token", signed(typed("id+jwt"), good)),
                Arguments.of("typ with a blank", signed(typed("at+jwt "), good)),
                Arguments.of("another key's id", signed(header().keyID("next"), good)),
                Arguments.of("RS384", signed(algorithm(JWSAlgorithm.RS384), good)),
                Arguments.of("HS256 with the public key", withPublicKey(good)));
    }

    private static String with(Map<String, ?> changes) {
        return signed(header(), text(claimsWith(changes)));
    }

    private static String without(String claim) {
        Map<String, Object> claims = claimsWith(Map.of());
        claims.remove(claim);
        return signed(header(), text(claims));
    }

    private static Map<String, Object> claimsWith(Map<String, ?> changes) {
        Map<String, Object> claims =
                new LinkedHashMap<>(Tokens.claims(same -> same).toJSONObject());
        claims.putAll(changes);
        return claims;
    }

    private static String text(Map<String, Object> claims) {
        return JsonMapper.shared().writeValueAsString(claims);
    }

    private static JWSHeader.Builder header() {
        return Tokens.header();
    }

    private static JWSHeader.Builder typed(String type) {
        return header().type(new JOSEObjectType(type));
    }

    private static JWSHeader.Builder algorithm(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(Tokens.KEY.getKeyID());
    }

    private static String signed(JWSHeader.Builder header, String claims) {
        try {
            JWSHeader built = header.build();
            String content = built.toBase64URL() + "." + new Payload(claims).toBase64URL();
            Base64URL signature =
                    new RSASSASigner(Tokens.KEY)
                            .sign(built, content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + signature;
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String withPublicKey(String claims) {
        try {
            JWSObject token =
                    new JWSObject(algorithm(JWSAlgorithm.HS256).build(), new Payload(claims));
            token.sign(new MACSigner(Tokens.KEY.toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
