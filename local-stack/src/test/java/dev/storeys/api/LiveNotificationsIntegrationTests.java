package dev.storeys.api;

import static dev.storeys.api.shop.Shop.aCustomer;
import static dev.storeys.api.shop.Shop.aProduct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.api.http.EventStream;
import dev.storeys.api.http.Request;
import dev.storeys.api.shop.Customer;
import dev.storeys.api.shop.Order;
import dev.storeys.api.shop.Product;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LiveNotificationsIntegrationTests {

    private static final String PATH = "/api/v1/notifications";
    private static final Duration SOON = Duration.ofSeconds(15);

    /** Longer than any time limit of an answer on the way. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Customer customer = aCustomer();
    private final Product mug = aProduct().withStock(100).onSale();

    @Test
    void pushesWhatTheListWillShow() {
        try (EventStream stream = watch()) {
            Order order = confirmed();

            await().atMost(SOON).until(() -> !stream.events().isEmpty());
            EventStream.Event event = stream.events().getFirst();
            assertThat(event.data().path("kind").asString()).isEqualTo("order-confirmed");
            assertThat(event.data().path("orderId").asString()).isEqualTo(order.id());
            assertThat(event.data()).isEqualTo(listed().getFirst());
            assertThat(event.id()).isEqualTo(event.data().path("id").asString());
        }
    }

    @Test
    void goesOnWhereTheClientStopped() {
        EventStream first = watch();
        confirmed();
        await().atMost(SOON).until(() -> !first.events().isEmpty());
        first.close();
        String last = first.events().getFirst().id();
        Order missed = confirmed();
        await().atMost(SOON).until(() -> listed().size() == 2);

        try (EventStream second =
                Request.get(PATH).as(customer).header("Last-Event-ID", last).stream()) {
            await().atMost(SOON).until(() -> !second.events().isEmpty());
            Order next = confirmed();
            await().atMost(SOON).until(() -> second.events().size() == 2);
            assertThat(second.events().stream().map(each -> each.data().path("orderId").asString()))
                    .containsExactly(missed.id(), next.id());
        }
    }

    @Test
    void outlivesSilence() {
        try (EventStream stream = watch()) {
            // One greets, the next one says that the line is still up.
            await().atMost(HEARTBEAT.multipliedBy(2)).until(() -> stream.comments() >= 2);

            confirmed();

            await().atMost(SOON).until(() -> stream.events().size() == 1);
        }
    }

    @Test
    void tellsNobodyElse() {
        try (EventStream other = Request.get(PATH).as(aCustomer()).stream();
                EventStream own = watch()) {
            confirmed();

            await().atMost(SOON).until(() -> own.events().size() == 1);
            assertThat(other.events()).isEmpty();
        }
        Request.get(PATH).header("Accept", "text/event-stream").send().mustBeProblem(401);
        Request.get(PATH)
                .as(customer)
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", "yesterday")
                .send()
                .mustBeProblem(400);
    }

    private EventStream watch() {
        return Request.get(PATH).as(customer).stream();
    }

    private Order confirmed() {
        return customer.orders(mug, 1).paying("card-ok").becomes("CONFIRMED", SOON);
    }

    private List<JsonNode> listed() {
        return Request.get(PATH)
                .as(customer)
                .send()
                .mustBe(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }
}
