package dev.storeys.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Tokens under the right signature, shown to a service: good ones, and ones that say too much. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:storeys-platform.yml",
            "management.server.port=0"
        })
class SignedTokenIntegrationTests {

    private static final RSAKey KEY = key();
    private static final long NOW = Instant.now().getEpochSecond();
    private static final String ROBIN = "0198c0de-0000-7000-8000-000000000001";

    @SpringBootConfiguration
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
            })
    @Import(WhoAmI.class)
    static class Application {

        @Bean
        JWKSource<SecurityContext> keys() {
            return new ImmutableJWKSet<>(new JWKSet(KEY.toPublicJWK()));
        }
    }

    @RestController
    static class WhoAmI {

        @GetMapping("/me")
        Caller me(Caller caller) {
            return caller;
        }
    }

    @LocalServerPort int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void sayWhoIsCalling() throws Exception {
        HttpResponse<String> answer = ask(with("roles", List.of("customer", "admin")));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains(ROBIN, "\"admin\":true");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void areRefused(String what, String token) throws Exception {
        HttpResponse<String> answer = ask(token);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.body()).contains("urn:storeys:problem:unauthorized");
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("an end long ago", with("exp", NOW - 60)),
                Arguments.of("no end", with("exp", null)),
                Arguments.of("an end as text", with("exp", "tomorrow")),
                Arguments.of("a negative end", with("exp", -1)),
                Arguments.of("a beginning tomorrow", with("nbf", NOW + 86_400)),
                Arguments.of("no subject", with("sub", null)),
                Arguments.of("an empty subject", with("sub", "")),
                Arguments.of("a subject that is no id", with("sub", "robin")),
                Arguments.of("another issuer", with("iss", "other")),
                Arguments.of("no issuer", with("iss", null)),
                Arguments.of("another audience", with("aud", "other")),
                Arguments.of("other audiences", with("aud", List.of("a", "b"))),
                Arguments.of("no audience", with("aud", null)),
                Arguments.of("no JSON", signed(header("at+jwt"), "admin")),
                Arguments.of("one claim twice", signed(header("at+jwt"), twice())),
                Arguments.of("a token in it", signed(header("at+jwt"), with("nbf", NOW))),
                Arguments.of("typ JWT", signed(header("JWT"), text(Map.of()))),
                Arguments.of("typ of a refresh token", signed(header("rt+jwt"), text(Map.of()))),
                Arguments.of("no typ", signed(header("at+jwt").type(null), text(Map.of()))),
                Arguments.of(
                        "crit",
                        signed(header("at+jwt").criticalParams(Set.of("x")), text(Map.of()))),
                Arguments.of(
                        "another key's id", signed(header("at+jwt").keyID("x"), text(Map.of()))),
                Arguments.of("RS512", signed(algorithm(JWSAlgorithm.RS512), text(Map.of()))),
                Arguments.of("PS256", signed(algorithm(JWSAlgorithm.PS256), text(Map.of()))));
    }

    private HttpResponse<String> ask(String token) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/me"))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String with(String claim, @Nullable Object value) {
        Map<String, Object> change = new HashMap<>();
        change.put(claim, value);
        return signed(header("at+jwt"), text(change));
    }

    private static String text(Map<String, Object> changes) {
        Map<String, Object> claims =
                new HashMap<>(
                        Map.of(
                                "iss",
                                "storeys",
                                "aud",
                                "storeys-api",
                                "sub",
                                ROBIN,
                                "handle",
                                "robin",
                                "roles",
                                List.of("customer"),
                                "iat",
                                NOW,
                                "exp",
                                NOW + 900));
        claims.putAll(changes);
        claims.values().removeIf(value -> value == null);
        return JsonMapper.shared().writeValueAsString(claims);
    }

    private static String twice() {
        return "{\"roles\":[\"admin\"]," + text(Map.of()).substring(1);
    }

    private static JWSHeader.Builder header(String type) {
        return algorithm(JWSAlgorithm.RS256).type(new JOSEObjectType(type));
    }

    private static JWSHeader.Builder algorithm(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(KEY.getKeyID());
    }

    private static String signed(JWSHeader.Builder header, String claims) {
        try {
            JWSHeader built = header.build();
            String content = built.toBase64URL() + "." + new Payload(claims).toBase64URL();
            return content
                    + "."
                    + new RSASSASigner(KEY)
                            .sign(built, content.getBytes(StandardCharsets.US_ASCII));
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("current").generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
