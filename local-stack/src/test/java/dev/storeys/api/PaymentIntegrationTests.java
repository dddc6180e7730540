package dev.storeys.api;

import static dev.storeys.api.shop.Shop.aCustomer;
import static dev.storeys.api.shop.Shop.aProduct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.api.shop.Customer;
import dev.storeys.api.shop.Notification;
import dev.storeys.api.shop.Order;
import dev.storeys.api.shop.Product;
import dev.storeys.api.shop.Provider;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaymentIntegrationTests {

    private final Customer customer = aCustomer();

    @Test
    void chargesTheTotalOnce() {
        Product mug = aProduct().pricedAt(321).onSale();

        Order order = customer.orders(mug, 3).paying("card-ok").becomes("CONFIRMED");

        assertThat(Provider.bookings(order)).containsExactly("authorized");
        assertThat(Provider.amounts(order)).containsExactly(963L);
    }

    @Test
    void cancelsTheOrderOfADeclinedCardAndPutsTheStockBack() {
        Product mug = aProduct().withStock(5).onSale();

        Order order = customer.orders(mug, 2).paying("card-declined").becomes("CANCELLED");

        assertThat(order.view().text("/reason")).isEqualTo("payment-declined");
        mug.mustHave(5);
        customer.orders(mug, 5).paying("card-ok").becomes("CONFIRMED");
        assertThat(mug.available()).isZero();
        assertThat(order.status()).isEqualTo("CANCELLED");
    }

    @Test
    void waitsForASlowCard() {
        Product mug = aProduct().withStock(5).onSale();

        Order order = customer.orders(mug, 1).paying("card-slow");

        order.becomes("CONFIRMED");
        assertThat(mug.available()).isEqualTo(4);
    }

    @Test
    void chargesOnceEvenIfTheProviderForgotToAnswer() {
        Product mug = aProduct().pricedAt(700).withStock(5).onSale();

        Order order = customer.orders(mug, 2).paying("card-timeout-after-charge");

        order.becomes("CONFIRMED");
        assertThat(mug.available()).isEqualTo(3);
        assertThat(customer.history()).hasSize(1);
        await().untilAsserted(() ->
                assertThat(customer.notifications())
                        .extracting(Notification::kind)
                        .containsExactly("order-confirmed"));
        assertThat(Provider.bookings(order)).containsExactly("authorized");
        assertThat(Provider.amounts(order)).containsExactly(1_400L);
    }

    @Test
    void isNotHeldUpByOtherPeoplesSlowCards() {
        Product mug = aProduct().withStock(20).onSale();
        // The shop waits two seconds for each; one after the other they would take sixteen.
        for (int n = 0; n < 8; n++) {
            customer.orders(mug, 1).paying("card-timeout-after-charge");
        }

        customer.orders(mug, 1).paying("card-ok").becomes("CONFIRMED", Duration.ofSeconds(10));
    }

    @Test
    void confirmsOnceWhenTheProviderRepeatsItself() {
        Product mug = aProduct().withStock(5).onSale();

        Order order = customer.orders(mug, 1).paying("card-duplicate-webhook");

        order.becomes("CONFIRMED");
        assertThat(mug.available()).isEqualTo(4);
        assertThat(Provider.bookings(order)).containsExactly("authorized");
    }
}
