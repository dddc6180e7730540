package dev.storeys.api;

import static dev.storeys.api.shop.Shop.aCustomer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Bearer;
import dev.storeys.api.http.ForgedToken;
import dev.storeys.api.http.Request;
import dev.storeys.api.shop.Account;
import dev.storeys.api.shop.Customer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What ends with a session, and when guessing ends. */
class SessionEndIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int GUESSES = 10;

    @Test
    void endsTheAccessTokenAtLogout() {
        Customer robin = aCustomer();
        Account phone = Account.signedIn(robin.email(), Account.PASSWORD);
        assertThat(statusOf(robin)).isEqualTo(200);

        Account.logout(robin.account().refreshToken()).mustBe(204);

        await().atMost(SOON).until(() -> statusOf(robin) == 401);
        assertThat(statusOf(phone)).isEqualTo(200);
    }

    @Test
    void endsEveryTokenOfTheFamilyWhenARefreshTokenComesTwice() {
        Customer robin = aCustomer();
        Answer second = Account.refresh(robin.account().refreshToken()).mustBe(200);
        Answer third = Account.refresh(refreshToken(second)).mustBe(200);
        assertThat(statusOf(bearer(third))).isEqualTo(200);

        Account.refresh(robin.account().refreshToken()).mustBeProblem(401, "bad-refresh-token");

        for (Bearer bearer : List.of(robin, bearer(second), bearer(third))) {
            await().atMost(SOON).until(() -> statusOf(bearer) == 401);
        }
        Account.refresh(refreshToken(third)).mustBeProblem(401, "bad-refresh-token");
    }

    @Test
    void givesAnAnswerThatWasLostOnceMore() {
        String first = aCustomer().account().refreshToken();
        Account.refresh(first).mustBe(200);

        Answer again = Account.refresh(first).mustBe(200);

        assertThat(statusOf(bearer(again))).isEqualTo(200);
        Account.refresh(refreshToken(again)).mustBe(200);
    }

    @Test
    void namesTheSessionInTheToken() {
        Customer robin = aCustomer();
        Answer next = Account.refresh(robin.account().refreshToken()).mustBe(200);

        String session = sessionOf(robin);

        assertThat(UUID.fromString(session)).isNotNull();
        assertThat(sessionOf(bearer(next))).isEqualTo(session);
        assertThat(sessionOf(Account.signedIn(robin.email(), Account.PASSWORD)))
                .isNotEqualTo(session);
    }

    @Test
    void stopsGuessingAlikeWhetherTheAccountExistsOrNot() {
        String email = aCustomer().email();
        for (String address : List.of(email, "nobody-" + email)) {
            for (int i = 0; i < GUESSES; i++) {
                Account.login(address, "guess number " + i).mustBeProblem(401, "bad-credentials");
            }
            Answer refusal = Account.login(address, Account.PASSWORD);
            refusal.mustBeProblem(429, "too-many-failed-logins");
            assertThat(refusal.header("Retry-After"))
                    .hasValueSatisfying(
                            wait -> assertThat(Integer.parseInt(wait)).isBetween(1, 900));
        }
    }

    private static int statusOf(Bearer bearer) {
        return Request.get("/api/v1/users/me").as(bearer).send().status();
    }

    private static String sessionOf(Bearer bearer) {
        return ForgedToken.claimsOf(bearer).path("sid").asString();
    }

    private static Bearer bearer(Answer pair) {
        return () -> Objects.requireNonNull(pair.text("/accessToken"));
    }

    private static String refreshToken(Answer pair) {
        return Objects.requireNonNull(pair.text("/refreshToken"));
    }
}
