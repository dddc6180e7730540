package dev.storeys.api;

import static dev.storeys.api.shop.Shop.aCustomer;
import static dev.storeys.api.shop.Shop.aProduct;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Json;
import dev.storeys.api.http.RawRequest;
import dev.storeys.api.http.Request;
import dev.storeys.api.shop.AtOnce;
import dev.storeys.api.shop.Customer;
import dev.storeys.api.shop.Order;
import dev.storeys.api.shop.Product;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyIntegrationTests {

    private final Customer customer = aCustomer();
    private final Product mug = aProduct().withStock(50).onSale();

    @Test
    void answersARepeatAsTheFirstTimeByteForByte() {
        Answer first = customer.orders(mug, 2).withKey("once").attempt("card-ok").mustBe(202);
        new Order(customer, first).becomes("CONFIRMED");

        Answer repeat = customer.orders(mug, 2).withKey("once").attempt("card-ok").mustBe(202);

        assertThat(repeat.body()).isEqualTo(first.body());
        assertThat(repeat.header("Location")).isEqualTo(first.header("Location"));
        assertThat(repeat.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(customer.history()).hasSize(1);
        assertThat(mug.available()).isEqualTo(48);
    }

    @Test
    void refusesAKeyForAnotherBody() {
        customer.orders(mug, 2).withKey("once").paying("card-ok");

        customer.orders(mug, 3)
                .withKey("once")
                .attempt("card-ok")
                .mustBeProblem(422, "idempotency-key-reused");
        customer.orders(mug, 2).withKey("once").attempt("card-declined").mustBeProblem(422);

        assertThat(customer.history()).hasSize(1);
        assertThat(mug.available()).isEqualTo(48);
    }

    @Test
    void keepsTheKeysOfCustomersApart() {
        Customer other = aCustomer();

        Order mine = customer.orders(mug, 1).withKey("shared").paying("card-ok");
        Order theirs = other.orders(mug, 2).withKey("shared").paying("card-ok");

        assertThat(theirs.id()).isNotEqualTo(mine.id());
        assertThat(mug.available()).isEqualTo(47);
    }

    @Test
    void makesOneOrderOfManyRequestsAtOnce() throws InterruptedException {
        Callable<Answer> send = () -> customer.orders(mug, 1).withKey("race").attempt("card-ok");

        List<Answer> answers = AtOnce.all(Collections.nCopies(12, send));

        List<Answer> accepted = answers.stream().filter(each -> each.status() == 202).toList();
        assertThat(accepted).isNotEmpty();
        assertThat(accepted)
                .allSatisfy(each -> assertThat(each.text()).isEqualTo(accepted.getFirst().text()));
        answers.stream()
                .filter(each -> each.status() != 202)
                .forEach(each -> {
                    each.mustBeProblem(409, "idempotency-key-in-flight");
                    assertThat(each.header("Retry-After")).isPresent();
                });
        assertThat(customer.history()).hasSize(1);
        assertThat(mug.available()).isEqualTo(49);
        assertThat(customer.orders(mug, 1).withKey("race").attempt("card-ok").text())
                .isEqualTo(accepted.getFirst().text());
    }

    @Test
    void needsAKey() {
        Map<String, Object> order =
                Map.of(
                        "items",
                        List.of(Map.of("productId", mug.id(), "quantity", 1)),
                        "paymentMethod",
                        "card-ok");

        Request.post("/api/v1/orders")
                .as(customer)
                .json(order)
                .send()
                .mustBeProblem(400, "bad-idempotency-key");

        nothingWasOrdered();
    }

    @Test
    void takesKeysOfOneTo255Characters() {
        customer.orders(mug, 1).withKey("k".repeat(255)).paying("card-ok");
        customer.orders(mug, 1).withKey("~").paying("card-ok");

        assertThat(customer.history()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 1_000, 5_000})
    void refusesLongerKeys(int length) {
        customer.orders(mug, 1).withKey("k".repeat(length)).attempt("card-ok").mustBeProblem(400);

        nothingWasOrdered();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "clé", "naïve", "a\u0001b", "\u007f", "a\u0000b"})
    void refusesKeysThatAreNotPrintable(String key) {
        String order =
                Json.write(
                        Map.of(
                                "items",
                                List.of(Map.of("productId", mug.id(), "quantity", 1)),
                                "paymentMethod",
                                "card-ok"));

        RawRequest.of("POST /api/v1/orders HTTP/1.1")
                .as(customer)
                .header("Content-Type: application/json")
                .header("Idempotency-Key: " + key)
                .sized(order.getBytes(StandardCharsets.UTF_8))
                .send()
                .mustBeProblem(400);

        nothingWasOrdered();
    }

    private void nothingWasOrdered() {
        assertThat(customer.history()).isEmpty();
        assertThat(mug.available()).isEqualTo(50);
    }
}
