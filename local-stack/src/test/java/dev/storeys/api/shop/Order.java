package dev.storeys.api.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Request;
import java.time.Duration;

/**
 * An order that the shop has taken.
 *
 * @param placed the answer of that moment
 */
public record Order(Customer customer, Answer placed) {

    private static final Duration SETTLED = Duration.ofSeconds(30);

    public String id() {
        return String.valueOf(placed.text("/id"));
    }

    public String path() {
        return "/api/v1/orders/" + id();
    }

    /** As its owner sees it now. */
    public Answer view() {
        return Request.get(path()).as(customer).send().mustBe(200);
    }

    public String status() {
        return String.valueOf(view().text("/status"));
    }

    /** Waits until it has that status; how soon is another test's business. */
    public Order becomes(String status) {
        return becomes(status, SETTLED);
    }

    /** Waits until it has that status. */
    public Order becomes(String status, Duration limit) {
        await("order " + id() + " is " + status)
                .atMost(limit)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(status()).isEqualTo(status));
        return this;
    }

    /** Its owner tries to cancel it. */
    public Answer cancel() {
        return Request.post(path() + "/cancel").as(customer).send();
    }
}
