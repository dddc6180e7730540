package dev.storeys.stack.chaos.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.stack.chaos.audit.Books.Booking;
import dev.storeys.stack.chaos.audit.Books.Hold;
import dev.storeys.stack.chaos.traffic.Browsing.Looks;
import dev.storeys.stack.chaos.traffic.Deals;
import dev.storeys.stack.chaos.traffic.Purchase;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An auditor who never finds anything is worth nothing: each lie must be seen. */
class AuditTests {

    private final Shopfloor shop = new Shopfloor();

    @Test
    void findsNothingWhereAllIsWell() {
        assertThat(shop.broken()).isEmpty();
    }

    @Test
    void seesAStartThatFailed() {
        shop.failedStarts.add("product-service-1");
        assertThat(shop.broken()).containsExactly("components that died or did not start again");
    }

    @Test
    void seesALookThatWasNotAnswered() {
        shop.looks = new Looks(2, List.of("/api/v1/cart: 503"));
        assertThat(shop.broken()).containsExactly("looks not answered at once");
    }

    @Test
    void takesARefundForAnEndAndSeesWhereTheMoneyStayed() {
        shop.refundTheConfirmed();
        assertThat(shop.broken()).isEmpty();
        shop.bookings.removeLast();
        assertThat(shop.broken()).containsExactly("cancelled, still charged by the provider");
    }

    @Test
    void seesALostOrder() {
        shop.orders.removeLast();
        assertThat(shop.broken()).contains("acknowledged orders lost or doubled");
    }

    @Test
    void seesAnOrderThatNobodyWasToldOf() {
        UUID secret = UUID.randomUUID();
        shop.orders.add(shop.order(secret, "CANCELLED", 1));
        assertThat(shop.broken())
                .contains(
                        "orders that no answer told of",
                        "orders missing in their customer's history");
    }

    @Test
    void seesAKeyWithTwoOrders() {
        shop.deals.set(
                1, Deals.accepted(shop.purchase("key-2", 1), shop.cancelled, UUID.randomUUID()));
        assertThat(shop.broken())
                .contains(
                        "keys with more than one order", "repeated answers that differ by a byte");
    }

    @Test
    void seesAnOrderOfAnotherSum() {
        shop.orders.set(0, shop.order(shop.confirmed, "CONFIRMED", 3));
        assertThat(shop.broken()).contains("orders of another customer, article or sum");
    }

    @Test
    void seesWhatWasNeverAnsweredOrRefusedForNoReason() {
        shop.deals.add(Deals.answered(shop.purchase("key-4", 1), 503, ""));
        shop.deals.add(Deals.answered(shop.purchase("key-5", 1), 404, ""));
        assertThat(shop.broken())
                .containsExactly(
                        "checkouts without a clear answer",
                        "refused for another reason than sold out");
    }

    @Test
    void seesAnOpenOrder() {
        shop.orders.set(0, shop.order(shop.confirmed, "PENDING", 2));
        assertThat(shop.broken()).contains("orders unfinished");
    }

    @Test
    void seesOverselling() {
        shop.available = 9;
        assertThat(shop.broken())
                .containsExactly("units on the shelf, as stocked - taken", "articles oversold");
    }

    @Test
    void seesAHoldThatWasNotClaimed() {
        shop.holds.set(0, new Hold(shop.confirmed, "EXPIRED", shop.article.id(), 2));
        assertThat(shop.broken()).contains("holds that do not fit their order");
    }

    @Test
    void waitsForAHoldWithoutOrderToEndByItself() {
        shop.holds.add(new Hold(UUID.randomUUID(), "HELD", shop.article.id(), 1));
        shop.available = 7;
        assertThat(shop.broken()).isEmpty();
    }

    @Test
    void seesADoubleCharge() {
        shop.bookings.add(new Booking(shop.confirmed, "authorized", 1_400));
        assertThat(shop.broken())
                .containsExactly("confirmed, not authorised once for its sum", "charged twice");
    }

    @Test
    void seesMoneyThatIsKeptOfACancelledOrder() {
        shop.bookings.set(1, new Booking(shop.cancelled, "authorized", 700));
        assertThat(shop.broken()).containsExactly("cancelled, still charged by the provider");
    }

    @Test
    void seesAChargeForNoOrder() {
        shop.bookings.add(new Booking(UUID.randomUUID(), "authorized", 1));
        assertThat(shop.broken()).containsExactly("charged for no order");
    }

    @Test
    void seesAMissingPayment() {
        shop.payments.removeFirst();
        assertThat(shop.broken()).containsExactly("confirmed, without its one payment");
    }

    @Test
    void seesWhatNobodyWasNotifiedOf() {
        shop.notes.removeFirst();
        shop.mails.removeLast();
        assertThat(shop.broken())
                .containsExactly(
                        "orders without their one notification",
                        "orders without their one sent mail");
    }

    @Test
    void allowsASecondCopyOnlyWhereTheWayOfTheMailWasHit() {
        shop.letters.put(shop.mails.getFirst().id(), 2L);
        assertThat(shop.broken()).containsExactly("mails not in their box once");
        shop.hit.add("notification-service-1");
        assertThat(shop.broken()).isEmpty();
    }

    @Test
    void missesMailsOnlyWhereTheSinkItselfWasHit() {
        shop.letters.clear();
        shop.hit.add("notification-service-1");
        assertThat(shop.broken()).containsExactly("mails not in their box 1 to 2 times");
        shop.hit.add("mail-1");
        assertThat(shop.broken()).isEmpty();
    }

    @Test
    void seesEventsThatWaitDiedOrNeverCame() {
        shop.waiting = 1;
        shop.dead = 1;
        shop.told.clear();
        assertThat(shop.broken())
                .containsExactly(
                        "events still in an outbox",
                        "dead letters",
                        "acknowledged orders missing in the topic",
                        "events of orders that the topic lacks");
    }

    @Test
    void expectsTheDeadLettersThatWereMadeOnPurpose() {
        shop.buried = 3;
        assertThat(shop.broken()).containsExactly("dead letters");
        shop.dead = 3;
        assertThat(shop.broken()).isEmpty();
    }

    @Test
    void seesEventsOutOfSequence() {
        shop.told.put(shop.confirmed, List.of("OrderConfirmed", "OrderPlaced"));
        shop.told.put(shop.cancelled, List.of("OrderPlaced", "OrderCancelled", "OrderConfirmed"));
        assertThat(shop.broken()).containsExactly("orders whose events are out of sequence");
    }

    @Test
    void seesAPaymentThatTheTopicDoesNotTellOfOnce() {
        shop.toldOfPayments.remove(shop.confirmed);
        assertThat(shop.broken()).containsExactly("payments without their one event in the topic");
        shop.toldOfPayments.put(shop.confirmed, List.of("PaymentAuthorized", "PaymentAuthorized"));
        assertThat(shop.broken()).containsExactly("payments without their one event in the topic");
    }

    @Test
    void seesUnitsThatWereNotSoldThoughMoreWereWanted() {
        shop.deals.clear();
        for (int i = 0; i < 11; i++) {
            Purchase purchase = new Purchase("key-" + i, shop.shopper, shop.article, 1, "card-ok");
            shop.deals.add(Deals.answered(purchase, 409, "out-of-stock"));
        }
        assertThat(shop.broken())
                .contains(
                        "units sold to 11 who wanted one",
                        "articles refused although units are left");
    }
}
