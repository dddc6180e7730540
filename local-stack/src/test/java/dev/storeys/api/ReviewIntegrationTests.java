package dev.storeys.api;

import static dev.storeys.api.shop.Shop.aCustomer;
import static dev.storeys.api.shop.Shop.aProduct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Request;
import dev.storeys.api.shop.AtOnce;
import dev.storeys.api.shop.Customer;
import dev.storeys.api.shop.Product;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewIntegrationTests {

    private final Product mug = aProduct().withStock(50).onSale();

    @Test
    void isWrittenByABuyerAndReadByAnyone() {
        Customer buyer = aCustomer();
        assertThat(mug.view().json().path("rating").isNull()).isTrue();

        Answer written = reviews(buyer, 4);

        assertThat(written.number("/rating")).isEqualTo(4);
        assertThat(written.text("/text")).isEqualTo("Holds\ncoffee ☕");
        Answer page = Request.get(mug.path() + "/reviews").send().mustBe(200);
        assertThat(page.json().path("items").size()).isEqualTo(1);
        assertThat(page.json().path("items").path(0)).isEqualTo(written.json());
        assertThat(page.json().path("next").isNull()).isTrue();
        assertThat(page.text()).doesNotContain(buyer.id(), buyer.email(), "Robin");
        assertThat(mug.view().number("/rating/count")).isEqualTo(1);
        assertThat(mug.view().json().at("/rating/average").asDouble()).isEqualTo(4.0);
    }

    @Test
    void isForBuyersOnly() {
        Customer passerBy = aCustomer();
        passerBy.reviews(mug, 5, "Never seen it").mustBeProblem(403, "not-a-buyer");
        passerBy.orders(mug, 1).paying("card-declined").becomes("CANCELLED");
        passerBy.reviews(mug, 1, "Did not get it").mustBeProblem(403, "not-a-buyer");

        Request.post(mug.path() + "/reviews")
                .json(Map.of("rating", 5, "text", "Anonymous"))
                .send()
                .mustBeProblem(401, "unauthorized");
        assertThat(mug.view().json().path("rating").isNull()).isTrue();
    }

    @Test
    void isOnePerBuyer() throws InterruptedException {
        Customer buyer = aCustomer();
        reviews(buyer, 2);

        buyer.reviews(mug, 5, "On second thought").mustBeProblem(409, "already-reviewed");
        List<Answer> again =
                AtOnce.all(
                        Collections.nCopies(
                                5, (Callable<Answer>) () -> buyer.reviews(mug, 5, "Please")));

        again.forEach(answer -> answer.mustBeProblem(409, "already-reviewed"));
        assertThat(mug.view().number("/rating/count")).isEqualTo(1);
    }

    @Test
    void countsOfManyAtOnceAndIsPagedNewestFirst() throws InterruptedException {
        List<Callable<Answer>> voices = new ArrayList<>();
        for (int stars : new int[] {1, 2, 3, 4, 5, 5}) {
            Customer buyer = aCustomer();
            buyer.orders(mug, 1).paying("card-ok").becomes("CONFIRMED");
            voices.add(() -> reviewed(buyer, stars));
        }

        AtOnce.all(voices);

        assertThat(mug.view().number("/rating/count")).isEqualTo(6);
        assertThat(mug.view().json().at("/rating/average").asDouble()).isEqualTo(3.33);
        List<String> ids = pages(4);
        assertThat(ids)
                .hasSize(6)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    private List<String> pages(int limit) {
        List<String> ids = new ArrayList<>();
        for (String cursor = ""; cursor != null; ) {
            String from = cursor.isEmpty() ? "" : "&cursor=" + cursor;
            Answer page =
                    Request.get(mug.path() + "/reviews?limit=" + limit + from).send().mustBe(200);
            page.json()
                    .path("items")
                    .valueStream()
                    .forEach(item -> ids.add(item.path("id").asString()));
            cursor = page.text("/next");
        }
        return ids;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"rating\": 5}",
                "{\"text\": \"Good\"}",
                "{\"rating\": 0, \"text\": \"Good\"}",
                "{\"rating\": 6, \"text\": \"Good\"}",
                "{\"rating\": 4.5, \"text\": \"Good\"}",
                "{\"rating\": \"5\", \"text\": \"Good\"}",
                "{\"rating\": 5, \"text\": \" \\n \"}",
                "{\"rating\": 5, \"text\": \"\\u2003\"}",
                "{\"rating\": 5, \"text\": \"nul \\u0000\"}",
                "{\"rating\": 5, \"text\": 5}"
            })
    void mustMakeSense(String body) {
        Request.post(mug.path() + "/reviews").as(aCustomer()).body(body).send().mustBeProblem(400);
    }

    @Test
    void isNoLongerThanTwoThousandCharacters() {
        aCustomer().reviews(mug, 5, "x".repeat(2_001)).mustBeProblem(400);
    }

    @Test
    void isOfAProductThatExists() {
        String nowhere = "/api/v1/products/" + UUID.randomUUID() + "/reviews";
        Request.get(nowhere).send().mustBeProblem(404, "product-not-found");
        Request.post(nowhere)
                .as(aCustomer())
                .json(Map.of("rating", 5, "text", "Good"))
                .send()
                .mustBeProblem(404, "product-not-found");
        Request.get(mug.path() + "/reviews?limit=0").send().mustBeProblem(400);
        Request.get(mug.path() + "/reviews?cursor=garbage").send().mustBeProblem(400, "bad-cursor");
    }

    /** Buys, and reviews as soon as the shop knows of the purchase. */
    private Answer reviews(Customer buyer, int stars) {
        buyer.orders(mug, 1).paying("card-ok").becomes("CONFIRMED");
        return reviewed(buyer, stars);
    }

    private Answer reviewed(Customer buyer, int stars) {
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> buyer.reviews(mug, stars, "Holds\ncoffee ☕"),
                        answer -> answer.status() != 403)
                .mustBe(201);
    }
}
