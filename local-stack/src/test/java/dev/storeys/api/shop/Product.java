package dev.storeys.api.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Bearer;
import dev.storeys.api.http.Request;
import java.time.Duration;
import java.util.UUID;

/** A product that is on sale. */
public record Product(UUID id, String sku, String name, long price, String currency) {

    /** The product that this answer or item of a list shows. */
    static Product in(Answer answer) {
        return new Product(
                UUID.fromString(answer.text("/id")),
                answer.text("/sku"),
                answer.text("/name"),
                answer.number("/price/amount"),
                answer.text("/price/currency"));
    }

    /** Where it is. */
    public String path() {
        return "/api/v1/products/" + id;
    }

    /** As anyone sees it now. */
    public Answer view() {
        return Request.get(path()).send().mustBe(200);
    }

    /** The same for somebody who has just changed it: where reads are of replicas, others wait. */
    public long availableTo(Bearer changer) {
        return Request.get(path()).as(changer).send().mustBe(200).number("/available");
    }

    /** How many can be ordered now. */
    public long available() {
        return view().number("/available");
    }

    /** Waits until so many can be ordered, because stock comes back a moment after the reason. */
    public void mustHave(long units) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(available()).isEqualTo(units));
    }
}
