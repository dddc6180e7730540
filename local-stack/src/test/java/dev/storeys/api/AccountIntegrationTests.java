package dev.storeys.api;

import static dev.storeys.api.shop.Shop.aCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Request;
import dev.storeys.api.shop.Account;
import dev.storeys.api.shop.Customer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountIntegrationTests {

    private static String newAddress() {
        return "someone-" + UUID.randomUUID() + "@example.com";
    }

    @ParameterizedTest
    @CsvSource({"US, us-east-1", "GB, eu-west-1", "SG, ap-southeast-1", "BR, us-east-1"})
    void registersPeopleInTheRegionOfTheirCountry(String country, String region) {
        String email = newAddress();

        Answer user = Account.register(email, Account.PASSWORD, "Zoë O'Neill-沈", country);

        user.mustBe(201);
        assertThat(UUID.fromString(user.text("/id"))).isNotNull();
        assertThat(user.text("/email")).isEqualTo(email);
        assertThat(user.text("/name")).isEqualTo("Zoë O'Neill-沈");
        assertThat(user.text("/country")).isEqualTo(country);
        assertThat(user.text("/region")).isEqualTo(region);
        assertThat(user.text()).doesNotContain(Account.PASSWORD, "password", "hash");
    }

    @Test
    void knowsOneAccountPerAddressHoweverItIsSpelled() {
        String email = newAddress();
        Account.register(email, Account.PASSWORD, "First", "GB").mustBe(201);

        Account.register(email.toUpperCase(Locale.ROOT), Account.PASSWORD, "Second", "GB")
                .mustBeProblem(409, "email-taken");

        Account.login(email.toUpperCase(Locale.ROOT), Account.PASSWORD).mustBe(200);
    }

    @Test
    void namesTheFieldsOfARegistrationThatAreWrong() {
        Answer refusal = Account.register("nobody", "short", " ", "Narnia");

        refusal.mustBeProblem(400);
        List<String> fields =
                refusal.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString())
                        .toList();
        assertThat(fields).contains("email", "password", "name", "country");
        assertThat(refusal.json().path("errors").valueStream())
                .allSatisfy(error -> assertThat(error.path("message").asString()).isNotBlank());
    }

    @Test
    void showsPeopleTheirOwnProfile() {
        Customer robin = Customer.registered("Robin", "DE");

        Answer profile = robin.profile();

        assertThat(profile.text("/id")).isEqualTo(robin.id());
        assertThat(profile.text("/email")).isEqualTo(robin.email());
        assertThat(profile.text("/name")).isEqualTo("Robin");
        assertThat(profile.text("/country")).isEqualTo("DE");
    }

    @Test
    void changesWhatIsGivenAndLeavesTheRest() {
        Customer robin = Customer.registered("Robin", "DE");

        robin.changes(Map.of("name", "Robin Renamed")).mustBe(200);

        assertThat(robin.profile().text("/name")).isEqualTo("Robin Renamed");
        assertThat(robin.profile().text("/country")).isEqualTo("DE");
        robin.changes(Map.of("country", "FR")).mustBe(200);
        assertThat(robin.profile().text("/name")).isEqualTo("Robin Renamed");
        assertThat(robin.profile().text("/country")).isEqualTo("FR");
    }

    @Test
    void changesNothingIfPartOfAChangeIsWrong() {
        Customer robin = Customer.registered("Robin", "DE");

        robin.changes(Map.of("name", "Other", "country", "Narnia")).mustBeProblem(400);

        assertThat(robin.profile().text("/name")).isEqualTo("Robin");
    }

    @Test
    void letsNobodyMakeThemselvesAnAdministrator() {
        String email = newAddress();
        Request.post("/api/v1/users")
                .json(
                        Map.of(
                                "email",
                                email,
                                "password",
                                Account.PASSWORD,
                                "name",
                                "Mallory",
                                "country",
                                "GB",
                                "admin",
                                true,
                                "roles",
                                List.of("admin")))
                .send()
                .mustNotFail();

        Answer login = Account.login(email, Account.PASSWORD);
        if (login.status() == 200) {
            Account mallory = Account.signedIn(email, Account.PASSWORD);
            Request.post("/api/v1/products").as(mallory).json(Map.of()).send().mustBeProblem(403);
        }
    }

    @Test
    void letsNobodyChangeWhoTheyAre() {
        Customer mallory = aCustomer();
        Customer victim = aCustomer();

        mallory.changes(
                        Map.of(
                                "id", victim.id(),
                                "email", victim.email(),
                                "handle", "admin",
                                "roles", List.of("admin")))
                .mustNotFail();

        assertThat(mallory.profile().text("/id")).isEqualTo(mallory.id());
        assertThat(mallory.profile().text("/email")).isEqualTo(mallory.email());
    }
}
