package dev.storeys.api;

import static dev.storeys.api.shop.Administrator.part;
import static dev.storeys.api.shop.Shop.aCustomer;
import static dev.storeys.api.shop.Shop.aProduct;
import static dev.storeys.api.shop.Shop.theAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Request;
import dev.storeys.api.shop.AtOnce;
import dev.storeys.api.shop.Customer;
import dev.storeys.api.shop.Notification;
import dev.storeys.api.shop.Order;
import dev.storeys.api.shop.Product;
import dev.storeys.api.shop.Provider;
import dev.storeys.api.stage.RunningStage;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefundIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Customer customer = aCustomer();
    private final Product mug = aProduct().pricedAt(1_000).withStock(5).onSale();

    @Test
    void givesMoneyAndStockBackBeforeShipping() {
        Order order = confirmed("card-ok");
        mug.mustHave(3);

        Answer accepted = theAdministrator().refunds(order).mustBe(202);

        assertThat(accepted.text("/id")).isEqualTo(order.id());
        assertThat(accepted.number("/refunded/amount")).isZero();
        order.becomes("REFUNDED");
        assertThat(order.view().number("/refunded/amount")).isEqualTo(2_000);
        mug.mustHave(5);
        theAdministrator().ships(order).mustBeProblem(409, "illegal-transition");
        theAdministrator().refunds(order).mustBeProblem(409, "illegal-transition");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(customer.notifications())
                                .extracting(Notification::kind)
                                .containsExactly("order-refunded", "order-confirmed"));
        bookings(order, "authorized", "voided");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "card-ok",
                "card-slow",
                "card-timeout-after-charge",
                "card-duplicate-webhook"
            })
    void givesMoneyBackAfterShippingAndKeepsTheStock(String card) {
        Order order = confirmed(card);
        theAdministrator().ships(order).mustBe(202);

        theAdministrator().refunds(order).mustBe(202);

        order.becomes("REFUNDED", SOON);
        assertThat(mug.available()).isEqualTo(3);
        bookings(order, "authorized", "captured", "refunded");
    }

    @Test
    void takesTheMoneyOnShippingAndNotBefore() {
        Order order = confirmed("card-ok");
        bookings(order, "authorized");

        theAdministrator().ships(order).mustBe(202);

        bookings(order, "authorized", "captured");
    }

    @Test
    void addsPartsUpUntilNothingIsLeft() {
        Order order = confirmed("card-ok");
        theAdministrator().refunds(order, 300).mustBe(202);
        refunded(order, 300);
        theAdministrator().ships(order).mustBe(202);
        theAdministrator().refunds(order, 700).mustBe(202);
        refunded(order, 1_000);
        assertThat(order.status()).isEqualTo("SHIPPED");
        theAdministrator().delivers(order).mustBe(202);

        theAdministrator().refunds(order, 1_001).mustBeProblem(422, "refund-too-large");
        theAdministrator().refunds(order).mustBe(202);

        order.becomes("REFUNDED", SOON);
        refunded(order, 2_000);
        bookings(order, "authorized", "captured", "refunded", "refunded");
    }

    @Test
    void answersARepeatAsTheFirstTimeByteForByte() {
        Order order = confirmed("card-ok");
        String once = UUID.randomUUID().toString();
        Answer first = theAdministrator().refunds(order, once, part(500)).mustBe(202);
        refunded(order, 500);

        Answer again = theAdministrator().refunds(order, once, part(500)).mustBe(202);

        assertThat(again.body()).isEqualTo(first.body());
        theAdministrator()
                .refunds(order, once, part(501))
                .mustBeProblem(422, "idempotency-key-reused");
        assertThat(order.view().number("/refunded/amount")).isEqualTo(500);
    }

    @Test
    void refundsOnceWhenOneKeyIsSentManyTimesAtOnce() throws InterruptedException {
        Order order = confirmed("card-ok");
        theAdministrator().ships(order).mustBe(202);
        String same = UUID.randomUUID().toString();
        Callable<Answer> refund = () -> theAdministrator().refunds(order, same, part(500));

        List<Answer> answers = AtOnce.all(Collections.nCopies(8, refund));

        assertThat(answers).filteredOn(answer -> answer.status() == 202).isNotEmpty();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(202, 409));
        refunded(order, 500);
        bookings(order, "authorized", "captured", "refunded");
    }

    @Test
    void shipsOrKeepsTheGoodsWhenBothAreAskedForAtOnce() throws InterruptedException {
        Order order = confirmed("card-ok");

        List<Answer> answers =
                AtOnce.all(
                        List.<Callable<Answer>>of(
                                () -> theAdministrator().ships(order),
                                () -> theAdministrator().refunds(order)));

        boolean shipped = answers.getFirst().status() == 202;
        answers.getLast().mustBe(202);
        order.becomes("REFUNDED", SOON);
        mug.mustHave(shipped ? 3 : 5);
        if (shipped) {
            bookings(order, "authorized", "captured", "refunded");
        } else {
            bookings(order, "authorized", "voided");
        }
    }

    @Test
    void isForPaidOrdersOnly() {
        Order declined = customer.orders(mug, 1).paying("card-declined").becomes("CANCELLED");

        theAdministrator().refunds(declined).mustBeProblem(409, "illegal-transition");

        Order pending = customer.orders(mug, 1).paying("card-slow");
        theAdministrator().refunds(pending).mustBeProblem(409, "illegal-transition");
        pending.becomes("CONFIRMED", SOON);
    }

    @Test
    void isForAdministratorsWithAKeyAndAnAmountThatMakesSense() {
        Order order = confirmed("card-ok");
        String path = order.path() + "/refund";

        Request.post(path).as(customer).header("Idempotency-Key", "k").send().mustBeProblem(403);
        Request.post(path).header("Idempotency-Key", "k").send().mustBeProblem(401);
        Request.post(path).as(theAdministrator()).send().mustBeProblem(400, "bad-idempotency-key");
        theAdministrator().refunds(order, 0).mustBeProblem(400);
        theAdministrator().refunds(order, -1).mustBeProblem(400);
        theAdministrator()
                .refunds(order, "k", Map.of("amount", Map.of("amount", 5, "currency", "EUR")))
                .mustBeProblem(422, "wrong-currency");
        Request.post("/api/v1/orders/" + UUID.randomUUID() + "/refund")
                .as(theAdministrator())
                .header("Idempotency-Key", "k")
                .send()
                .mustBeProblem(404, "order-not-found");

        assertThat(order.view().number("/refunded/amount")).isZero();
    }

    @Test
    void takesNoWebhookThatTheProviderHasNotSigned() {
        Request webhook = Request.post("/api/v1/payments/webhooks");
        Answer refused =
                webhook.header("Sandbox-Signature", "t=1,v1=" + "0".repeat(64))
                        .json(Map.of("id", "evt-1", "type", "authorization.voided", "key", "x"))
                        .send();
        // A stage without webhooks says so.
        assertThat(refused.status()).isIn(401, 404);
        refused.mustBeProblem(refused.status());
    }

    private Order confirmed(String card) {
        return customer.orders(mug, 2).paying(card).becomes("CONFIRMED", SOON);
    }

    private static void refunded(Order order, long amount) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(order.view().number("/refunded/amount")).isEqualTo(amount));
    }

    /** The provider's books have exactly this of the order, as soon as they can be read. */
    private static void bookings(Order order, String... bookings) {
        if (RunningStage.sandbox().isPresent()) {
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(Provider.bookings(order)).containsExactly(bookings));
        }
    }
}
