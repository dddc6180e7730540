package dev.storeys.api;

import static dev.storeys.api.shop.Shop.aCustomer;
import static dev.storeys.api.shop.Shop.aProduct;
import static dev.storeys.api.shop.Shop.theAdministrator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Request;
import dev.storeys.api.shop.Customer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that claim to be somebody or to come from somewhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpoofingIntegrationTests {

    private final Customer mallory = aCustomer();
    private final Customer victim = aCustomer();

    private Request spoofed(Request request) {
        for (String name :
                List.of(
                        "X-User-Id",
                        "X-User",
                        "X-UserId",
                        "X-Auth-User",
                        "X-Auth-Request-User",
                        "X-Remote-User",
                        "X-Forwarded-User",
                        "X-Authenticated-Userid")) {
            request.header(name, victim.id());
        }
        return request.header("X-Roles", "admin,ADMIN,ROLE_ADMIN,ROLE_SERVICE")
                .header("X-User-Roles", "admin")
                .header("X-Role", "service")
                .header("X-Storeys-Service-Key", "guess")
                .header("X-Service-Key", "guess")
                .header("X-Forwarded-For", "127.0.0.1")
                .header("X-Real-IP", "127.0.0.1")
                .header("Forwarded", "for=127.0.0.1;host=evil.example;proto=https")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Port", "1")
                .header("X-Forwarded-Prefix", "/evil")
                .header("X-Original-URL", "/internal/prices")
                .header("X-Rewrite-URL", "/internal/prices");
    }

    @Test
    void makeNobodyOfAnonymousCallers() {
        spoofed(Request.get("/api/v1/users/me")).send().mustBeProblem(401);
        spoofed(Request.get("/api/v1/orders")).send().mustBeProblem(401);
        spoofed(Request.post("/api/v1/products").json(aProduct().fields()))
                .send()
                .mustBeProblem(401);
    }

    @Test
    void makeNobodySomebodyElse() {
        Answer me = spoofed(Request.get("/api/v1/users/me").as(mallory)).send().mustBe(200);

        assertThat(me.text("/id")).isEqualTo(mallory.id());
        assertThat(me.text("/email")).isEqualTo(mallory.email());
    }

    @Test
    void makeNobodyAnAdministrator() {
        spoofed(Request.post("/api/v1/products").as(mallory).json(aProduct().fields()))
                .send()
                .mustBeProblem(403);
    }

    @Test
    void orderNothingInAnothersName() {
        Answer placed =
                spoofed(mallory.orders(aProduct().onSale(), 1).request("card-ok"))
                        .send()
                        .mustBe(202);

        assertThat(victim.history()).isEmpty();
        assertThat(mallory.history()).hasSize(1);
        assertThat(placed.header("Location"))
                .hasValueSatisfying(location ->
                        assertThat(location)
                                .doesNotContain("evil")
                                .endsWith("/api/v1/orders/" + placed.text("/id")));
    }

    @Test
    void sendNobodyElsewhere() {
        Answer created =
                spoofed(
                                Request.post("/api/v1/products")
                                        .as(theAdministrator())
                                        .json(aProduct().fields()))
                        .send()
                        .mustBe(201);

        assertThat(created.header("Location").orElse("")).doesNotContain("evil");
        assertThat(created.text()).doesNotContain("evil");
    }

    @Test
    void turnNoMethodIntoAnother() {
        Customer customer = aCustomer();
        Request.post("/api/v1/users/me")
                .as(customer)
                .header("X-HTTP-Method-Override", "PATCH")
                .header("X-HTTP-Method", "PATCH")
                .json(Map.of("name", "Changed"))
                .send()
                .mustBeRefused();

        assertThat(customer.profile().text("/name")).isNotEqualTo("Changed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal",
                "/internal/",
                "/internal/prices",
                "/internal/reservations",
                "/internal/users/00000000-0000-7000-8000-000000000000/contact",
                "/actuator",
                "/actuator/",
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/prometheus",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/gateway/routes",
                "/actuator/shutdown"
            })
    void openNothingThatIsInside(String path) {
        spoofed(Request.get(path)).send().mustBeRefused();
        spoofed(Request.get(path).as(mallory)).send().mustBeRefused();
        spoofed(Request.get(path).as(theAdministrator())).send().mustBeRefused();
        spoofed(Request.post(path).as(theAdministrator()))
                .json(
                        Map.of(
                                "productIds",
                                List.of(),
                                "orderId",
                                UUID.randomUUID(),
                                "lines",
                                List.of()))
                .send()
                .mustBeRefused();
    }

    @Test
    void doNotTellAnythingAboutAnothersContact() {
        spoofed(Request.get("/internal/users/" + victim.id() + "/contact").as(mallory))
                .send()
                .mustBeRefused();
    }
}
