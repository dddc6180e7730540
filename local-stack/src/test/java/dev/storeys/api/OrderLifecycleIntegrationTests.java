package dev.storeys.api;

import static dev.storeys.api.shop.Shop.aCustomer;
import static dev.storeys.api.shop.Shop.aProduct;
import static dev.storeys.api.shop.Shop.theAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Request;
import dev.storeys.api.shop.Customer;
import dev.storeys.api.shop.Order;
import dev.storeys.api.shop.Product;
import dev.storeys.api.shop.Provider;
import dev.storeys.api.stage.RunningStage;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderLifecycleIntegrationTests {

    private final Customer customer = aCustomer();

    @Test
    void goesFromConfirmedToShippedToDelivered() {
        Order order =
                customer.orders(aProduct().onSale(), 1).paying("card-ok").becomes("CONFIRMED");

        Answer shipped = theAdministrator().ships(order).mustBe(202);

        assertThat(shipped.text("/status")).isEqualTo("SHIPPED");
        assertThat(order.status()).isEqualTo("SHIPPED");
        theAdministrator().delivers(order).mustBe(202);
        assertThat(order.status()).isEqualTo("DELIVERED");
    }

    @Test
    void skipsNoStepAndRepeatsNone() {
        Order order =
                customer.orders(aProduct().onSale(), 1).paying("card-ok").becomes("CONFIRMED");

        theAdministrator().delivers(order).mustBeProblem(409, "illegal-transition");
        theAdministrator().ships(order).mustBe(202);
        theAdministrator().ships(order).mustBeProblem(409);
        theAdministrator().delivers(order).mustBe(202);
        theAdministrator().delivers(order).mustBeProblem(409);
        theAdministrator().ships(order).mustBeProblem(409);
        order.cancel().mustBeProblem(409);

        assertThat(order.status()).isEqualTo("DELIVERED");
    }

    @Test
    void isNotShippedBeforeItIsPaid() {
        Order order = customer.orders(aProduct().onSale(), 1).paying("card-slow");

        theAdministrator().ships(order).mustBeProblem(409);

        order.becomes("CONFIRMED");
    }

    @Test
    void canBeCancelledWhileThePaymentIsPendingAndStaysCancelled() {
        Product mug = aProduct().withStock(5).onSale();
        Order order = customer.orders(mug, 2).paying("card-slow");

        Answer cancelled = order.cancel().mustBe(200);

        assertThat(cancelled.text("/status")).isEqualTo("CANCELLED");
        assertThat(cancelled.text("/reason")).isEqualTo("cancelled-by-customer");
        mug.mustHave(5);
        // The same slow card again: when this one is through, the first one is as well.
        customer.orders(mug, 1).paying("card-slow").becomes("CONFIRMED");
        assertThat(order.status()).isEqualTo("CANCELLED");
        assertThat(mug.available()).isEqualTo(4);
        if (RunningStage.sandbox().isPresent()) {
            await().atMost(Duration.ofSeconds(15))
                    .untilAsserted(() ->
                            assertThat(Provider.bookings(order))
                                    .isNotEmpty()
                                    .last()
                                    .isEqualTo("voided"));
        }
    }

    @Test
    void cannotBeCancelledOnceItIsConfirmedOrCancelled() {
        Product mug = aProduct().withStock(5).onSale();
        Order confirmed = customer.orders(mug, 1).paying("card-ok").becomes("CONFIRMED");
        Order declined = customer.orders(mug, 1).paying("card-declined").becomes("CANCELLED");

        confirmed.cancel().mustBeProblem(409, "illegal-transition");
        declined.cancel().mustBeProblem(409, "illegal-transition");

        assertThat(confirmed.status()).isEqualTo("CONFIRMED");
        mug.mustHave(4);
        theAdministrator().ships(declined).mustBeProblem(409);
    }

    @Test
    void isNeitherShippedNorDeliveredByItsOwner() {
        Order order =
                customer.orders(aProduct().onSale(), 1).paying("card-ok").becomes("CONFIRMED");

        Request.post(order.path() + "/ship").as(customer).send().mustBeProblem(403);
        Request.post(order.path() + "/deliver").as(customer).send().mustBeProblem(403);
        Request.post(order.path() + "/ship").send().mustBeProblem(401);

        assertThat(order.status()).isEqualTo("CONFIRMED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ship", "deliver", "cancel"})
    void mustExist(String step) {
        Request.post("/api/v1/orders/" + UUID.randomUUID() + "/" + step)
                .as(theAdministrator())
                .send()
                .mustBeProblem(404, "order-not-found");
    }
}
