package dev.storeys.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;

@ExtendWith(OutputCaptureExtension.class)
class UserServiceIntegrationTests extends UserServiceTest {

    private static final String PASSWORD = "canary-password-7";
    private static final ParameterizedTypeReference<Map<String, Object>> OBJECT =
            new ParameterizedTypeReference<>() {};

    @Autowired RestTestClient http;

    @Test
    void takesAUserFromRegistrationToLogout(CapturedOutput output) throws Exception {
        String email = "Canary.Ada@example.com";
        Map<String, Object> user = answer(201, post("users", registration(email)));
        assertThat(user)
                .containsOnlyKeys("id", "email", "name", "country", "region")
                .containsEntry("email", "canary.ada@example.com")
                .containsEntry("region", "eu-west-1");
        assertThat(answer(409, post("users", registration(email.toUpperCase(Locale.ROOT)))))
                .containsEntry("type", "urn:storeys:problem:email-taken")
                .containsKey("traceId");

        Map<String, Object> pair = answer(200, post("auth/login", login(email, PASSWORD)));
        assertThat(pair).containsEntry("expiresIn", 900);
        String access = (String) pair.get("accessToken");
        assertIsSignedByAPublishedKey(access, (String) user.get("id"));
        assertThat(me(200, access)).isEqualTo(user);
        assertThat(changeMe(access, Map.of("name", "Canary Grace", "country", "JP")))
                .containsEntry("name", "Canary Grace")
                .containsEntry("region", "ap-southeast-1");

        Map<String, Object> next = answer(200, refresh(pair));
        assertThat(claims((String) next.get("accessToken")))
                .containsEntry("region", "ap-southeast-1");
        assertThat(
                        post("auth/logout", Map.of("refreshToken", next.get("refreshToken")))
                                .getStatus()
                                .value())
                .isEqualTo(204);
        assertThat(
                        post("auth/logout", Map.of("refreshToken", next.get("refreshToken")))
                                .getStatus()
                                .value())
                .isEqualTo(204);
        answer(401, refresh(next));

        assertThat(output).doesNotContainIgnoringCase("canary");
    }

    @Test
    void answersAlikeToAWrongPasswordAndAnUnknownUser() {
        answer(201, post("users", registration("alike@example.com")));

        Map<String, Object> wrong =
                answer(401, post("auth/login", login("alike@example.com", "wrong password")));
        Map<String, Object> unknown =
                answer(401, post("auth/login", login("nobody@example.com", "wrong password")));
        Map<String, Object> absurd = answer(401, post("auth/login", login("", "")));

        assertThat(wrong).containsEntry("type", "urn:storeys:problem:bad-credentials");
        assertThat(wrong).usingRecursiveComparison().ignoringFields("traceId").isEqualTo(unknown);
        assertThat(absurd).usingRecursiveComparison().ignoringFields("traceId").isEqualTo(unknown);
    }

    @Test
    void endsTheWholeFamilyWhenATokenComesTwice() {
        answer(201, post("users", registration("reuse@example.com")));
        Map<String, Object> first =
                answer(200, post("auth/login", login("reuse@example.com", PASSWORD)));
        Map<String, Object> second = answer(200, refresh(first));
        Map<String, Object> third = answer(200, refresh(second));
        me(200, (String) third.get("accessToken"));

        assertThat(answer(401, refresh(first)))
                .containsEntry("type", "urn:storeys:problem:bad-refresh-token");
        answer(401, refresh(third));
        for (Map<String, Object> pair : List.of(first, second, third)) {
            me(401, (String) pair.get("accessToken"));
        }
    }

    @Test
    void givesAnAnswerThatWasLostOnceMore() {
        answer(201, post("users", registration("lost@example.com")));
        Map<String, Object> first =
                answer(200, post("auth/login", login("lost@example.com", PASSWORD)));
        answer(200, refresh(first));

        Map<String, Object> again = answer(200, refresh(first));

        me(200, (String) again.get("accessToken"));
        answer(200, refresh(again));
    }

    @Test
    void endsTheAccessTokensAtLogout() {
        answer(201, post("users", registration("logout@example.com")));
        Map<String, Object> pair =
                answer(200, post("auth/login", login("logout@example.com", PASSWORD)));
        Map<String, Object> phone =
                answer(200, post("auth/login", login("logout@example.com", PASSWORD)));

        answer(204, post("auth/logout", Map.of("refreshToken", pair.get("refreshToken"))));

        me(401, (String) pair.get("accessToken"));
        me(200, (String) phone.get("accessToken"));
    }

    @Test
    void throttlesGuessesAlikeWhetherTheUserExistsOrNot() {
        answer(201, post("users", registration("guessed@example.com")));
        for (String email : List.of("guessed@example.com", "unknown@example.com")) {
            for (int i = 0; i < 10; i++) {
                answer(401, post("auth/login", login(email, "wrong password")));
            }
            EntityExchangeResult<Map<String, Object>> refusal =
                    post("auth/login", login(email, PASSWORD));
            assertThat(answer(429, refusal))
                    .containsEntry("type", "urn:storeys:problem:too-many-failed-logins")
                    .containsKey("traceId");
            assertThat(refusal.getResponseHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                    .satisfies(wait -> assertThat(Integer.parseInt(wait)).isBetween(600, 900));
        }
    }

    @Test
    void takesTheSameTimeForUnknownUsers() {
        answer(201, post("users", registration("timed@example.com")));
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            known.add(timeOfRefusal("timed@example.com"));
            unknown.add(timeOfRefusal("nobody-%d@example.com".formatted(i)));
        }

        // A busy machine makes some of them longer, and none shorter.
        double ratio = (double) Collections.min(known) / Collections.min(unknown);
        assertThat(ratio).as("of the shortest").isBetween(0.7, 1.4);
    }

    private long timeOfRefusal(String email) {
        long begun = System.nanoTime();
        answer(401, post("auth/login", login(email, "wrong password")));
        return System.nanoTime() - begun;
    }

    @Test
    void givesTwoOfManyParallelRefreshesAPairAndEndsTheirSession() throws Exception {
        answer(201, post("users", registration("parallel@example.com")));
        Map<String, Object> pair =
                answer(200, post("auth/login", login("parallel@example.com", PASSWORD)));

        Callable<Integer> refresh = () -> refresh(pair).getStatus().value();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> statuses =
                    threads.invokeAll(Collections.nCopies(8, refresh)).stream()
                            .map(Future::resultNow)
                            .toList();
            assertThat(statuses).containsOnly(200, 401);
            assertThat(Collections.frequency(statuses, 200)).isLessThanOrEqualTo(2);
        }
        me(401, (String) pair.get("accessToken"));
    }

    @Test
    void knowsTheAdminOfTheSettings() throws Exception {
        Map<String, Object> pair =
                answer(200, post("auth/login", login("admin@storeys.dev", ADMIN_PASSWORD)));

        assertThat(claims((String) pair.get("accessToken")))
                .containsEntry("roles", List.of("customer", "admin"))
                .containsEntry("handle", "admin");
    }

    @Test
    void letsNobodyInWithoutAToken() {
        http.get().uri("/api/v1/users/me").exchange().expectStatus().isUnauthorized();
        http.delete().uri("/api/v1/users/me").exchange().expectStatus().isUnauthorized();
        me(401, "not.a.token");
    }

    @Test
    void tellsContactsToServicesOnly() {
        Map<String, Object> user = answer(201, post("users", registration("mail@example.com")));
        String contact = "/internal/users/" + user.get("id") + "/contact";
        String token =
                (String)
                        answer(200, post("auth/login", login("mail@example.com", PASSWORD)))
                                .get("accessToken");

        http.get().uri(contact).exchange().expectStatus().isUnauthorized();
        http.get()
                .uri(contact)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isForbidden();
        assertThat(answer(200, asService(contact)))
                .isEqualTo(
                        Map.of(
                                "userId",
                                user.get("id"),
                                "email",
                                "mail@example.com",
                                "name",
                                "Canary Ada"));
        answer(404, asService("/internal/users/" + UUID.randomUUID() + "/contact"));
        answer(400, asService("/internal/users/nobody/contact"));
    }

    private void assertIsSignedByAPublishedKey(String token, String userId) throws Exception {
        EntityExchangeResult<String> published =
                http.get().uri("/.well-known/jwks.json").exchange().returnResult(String.class);
        assertThat(published.getResponseHeaders().getFirst(HttpHeaders.CACHE_CONTROL))
                .isEqualTo("max-age=300, public");
        JWKSet keys = JWKSet.parse(published.getResponseBody());
        assertThat(keys.getKeys()).noneMatch(key -> key.isPrivate());

        SignedJWT jwt = SignedJWT.parse(token);
        var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID());
        assertThat(jwt.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
        assertThat(jwt.getHeader().getType()).hasToString("at+jwt");
        Map<String, Object> claims = claims(token);
        assertThat(claims)
                .containsOnlyKeys(
                        "iss", "aud", "sub", "jti", "iat", "exp", "sid", "handle", "roles",
                        "region")
                .containsEntry("iss", "storeys")
                .containsEntry("sub", userId)
                .containsEntry("handle", "canary.ada")
                .containsEntry("roles", List.of("customer"))
                .containsEntry("region", "eu-west-1");
        assertThat(jwt.getJWTClaimsSet().getAudience()).containsExactly("storeys-api");
        assertThat(
                        Duration.between(
                                jwt.getJWTClaimsSet().getIssueTime().toInstant(),
                                jwt.getJWTClaimsSet().getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(15));
    }

    private static Map<String, Object> claims(String token) throws Exception {
        return SignedJWT.parse(token).getJWTClaimsSet().getClaims();
    }

    private Map<String, Object> me(int status, String token) {
        return answer(
                status,
                http.get()
                        .uri("/api/v1/users/me")
                        .headers(headers -> headers.setBearerAuth(token))
                        .exchange()
                        .returnResult(OBJECT));
    }

    private Map<String, Object> changeMe(String token, Map<String, ?> change) {
        return answer(
                200,
                http.patch()
                        .uri("/api/v1/users/me")
                        .headers(headers -> headers.setBearerAuth(token))
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(change)
                        .exchange()
                        .returnResult(OBJECT));
    }

    private EntityExchangeResult<Map<String, Object>> asService(String path) {
        return http.get()
                .uri(path)
                .header("X-Storeys-Service-Key", SERVICE_KEY)
                .exchange()
                .returnResult(OBJECT);
    }

    private EntityExchangeResult<Map<String, Object>> refresh(Map<String, Object> pair) {
        return post("auth/refresh", Map.of("refreshToken", pair.get("refreshToken")));
    }

    private EntityExchangeResult<Map<String, Object>> post(String path, Map<String, ?> body) {
        return http.post()
                .uri("/api/v1/" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .returnResult(OBJECT);
    }

    private static Map<String, Object> answer(
            int status, EntityExchangeResult<Map<String, Object>> result) {
        assertThat(result.getStatus().value()).isEqualTo(status);
        Map<String, Object> body = result.getResponseBody();
        return body == null ? Map.of() : body;
    }

    private static Map<String, String> registration(String email) {
        return Map.of("email", email, "password", PASSWORD, "name", "Canary Ada", "country", "GB");
    }

    private static Map<String, String> login(String email, String password) {
        return Map.of("email", email, "password", password);
    }
}
