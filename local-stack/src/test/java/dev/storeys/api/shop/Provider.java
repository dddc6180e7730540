package dev.storeys.api.shop;

import dev.storeys.api.http.Request;
import dev.storeys.api.stage.RunningStage;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;

/** The payment provider's own books, which know nothing of what the shop believes. */
public final class Provider {

    private Provider() {}

    /** What was booked for an order, oldest first, such as {@code authorized, voided}. */
    public static List<String> bookings(Order order) {
        return entries(order).stream().map(entry -> entry.path("status").asString()).toList();
    }

    /** The amounts that were booked for an order. */
    public static List<Long> amounts(Order order) {
        return entries(order).stream().map(entry -> entry.path("amount").asLong()).toList();
    }

    private static List<JsonNode> entries(Order order) {
        Assumptions.assumeTrue(
                RunningStage.sandbox().isPresent(),
                "storeys.sandbox is unset, so the provider's books are not compared");
        return Request.get(URI.create(RunningStage.sandbox().orElseThrow() + "/v1/ledger"))
                .send()
                .mustBe(200)
                .json()
                .path("entries")
                .valueStream()
                .filter(entry -> entry.path("key").asString().equals(order.id()))
                .toList();
    }
}
