package dev.storeys.api;

import static dev.storeys.api.shop.Shop.aCustomer;
import static dev.storeys.api.shop.Shop.theAdministrator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Bearer;
import dev.storeys.api.http.ForgedToken;
import dev.storeys.api.http.Request;
import dev.storeys.api.shop.Account;
import dev.storeys.api.shop.Customer;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SessionIntegrationTests {

    @Test
    void issuesTokensThatSayWhoAndForHowLong() {
        Customer robin = aCustomer();

        Answer login = Account.login(robin.email(), Account.PASSWORD).mustBe(200);

        assertThat(login.number("/expiresIn")).isEqualTo(900);
        JsonNode header = ForgedToken.headerOf(bearer(login));
        assertThat(header.path("alg").asString()).isEqualTo("RS256");
        assertThat(header.path("typ").asString()).isEqualTo("at+jwt");
        JsonNode claims = ForgedToken.claimsOf(bearer(login));
        assertThat(claims.path("iss").asString()).isEqualTo("storeys");
        assertThat(claims.path("aud").toString()).contains("storeys-api");
        assertThat(claims.path("sub").asString()).isEqualTo(robin.id());
        assertThat(claims.path("region").asString()).isEqualTo("eu-west-1");
        assertThat(robin.email()).startsWith(claims.path("handle").asString());
        assertThat(claims.path("roles").toString()).isEqualTo("[\"customer\"]");
        assertThat(claims.path("exp").asLong() - Instant.now().getEpochSecond())
                .isBetween(840L, 960L);
        assertThat(claims.toString()).doesNotContain(robin.email());
    }

    @Test
    void tellsAdministratorsApart() {
        JsonNode roles = ForgedToken.claimsOf(theAdministrator()).path("roles");

        assertThat(roles.valueStream().map(JsonNode::asString)).contains("customer", "admin");
    }

    @Test
    void publishesTheKeyThatSignsAndNothingSecret() throws GeneralSecurityException {
        Customer robin = aCustomer();

        Answer keys = Request.get("/.well-known/jwks.json").send().mustBe(200);

        String id = ForgedToken.headerOf(robin).path("kid").asString();
        JsonNode key =
                keys.json()
                        .path("keys")
                        .valueStream()
                        .filter(each -> each.path("kid").asString().equals(id))
                        .findFirst()
                        .orElseThrow();
        assertThat(isSignedBy(key, robin.token())).isTrue();
        for (JsonNode each : keys.json().path("keys")) {
            assertThat(each.propertyNames())
                    .doesNotContain("d", "p", "q", "dp", "dq", "qi", "oth", "k");
        }
    }

    private static boolean isSignedBy(JsonNode key, String token) throws GeneralSecurityException {
        Base64.Decoder decoder = Base64.getUrlDecoder();
        BigInteger modulus = new BigInteger(1, decoder.decode(key.path("n").asString()));
        BigInteger exponent = new BigInteger(1, decoder.decode(key.path("e").asString()));
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(
                KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(modulus, exponent)));
        int end = token.lastIndexOf('.');
        verifier.update(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));
        return verifier.verify(decoder.decode(token.substring(end + 1)));
    }

    @Test
    void doesNotTellWhetherTheAddressOrThePasswordIsWrong() {
        Customer robin = aCustomer();

        Answer wrongPassword = Account.login(robin.email(), "another password");
        Answer unknown = Account.login("nobody-" + robin.email(), Account.PASSWORD);

        wrongPassword.mustBeProblem(401, "bad-credentials");
        unknown.mustBeProblem(401, "bad-credentials");
        assertThat(unknown.text("/detail")).isEqualTo(wrongPassword.text("/detail"));
    }

    @Test
    void changesARefreshTokenForANewPairOnce() {
        Customer robin = aCustomer();
        String first = robin.account().refreshToken();

        Answer pair = Account.refresh(first).mustBe(200);

        assertThat(pair.text("/refreshToken")).isNotBlank().isNotEqualTo(first);
        assertThat(pair.number("/expiresIn")).isEqualTo(900);
        Answer me = Request.get("/api/v1/users/me").as(bearer(pair)).send().mustBe(200);
        assertThat(me.text("/id")).isEqualTo(robin.id());
        Account.refresh(Objects.requireNonNull(pair.text("/refreshToken"))).mustBe(200);
        Account.refresh(first).mustBeProblem(401, "bad-refresh-token");
    }

    @Test
    void endsTheSessionOfARefreshTokenThatComesTwice() {
        String stolen = aCustomer().account().refreshToken();
        Answer next = Account.refresh(stolen).mustBe(200);
        Answer pair =
                Account.refresh(Objects.requireNonNull(next.text("/refreshToken"))).mustBe(200);

        Account.refresh(stolen).mustBeProblem(401);

        Account.refresh(Objects.requireNonNull(pair.text("/refreshToken"))).mustBeProblem(401);
    }

    @Test
    void endsOneSessionAtLogoutAndLeavesTheOthers() {
        Customer robin = aCustomer();
        Account phone = Account.signedIn(robin.email(), Account.PASSWORD);

        Account.logout(robin.account().refreshToken()).mustBe(204);

        Account.refresh(robin.account().refreshToken()).mustBeProblem(401);
        Account.refresh(phone.refreshToken()).mustBe(200);
    }

    @Test
    void refusesRefreshTokensItNeverGave() {
        Account.refresh("made-up").mustBeProblem(401);
        Account.refresh(aCustomer().token()).mustBeProblem(401);
    }

    private static Bearer bearer(Answer pair) {
        return () -> Objects.requireNonNull(pair.text("/accessToken"));
    }
}
