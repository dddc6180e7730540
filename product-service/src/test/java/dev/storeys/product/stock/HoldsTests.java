package dev.storeys.product.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.events.HoldExpired;
import dev.storeys.events.Money;
import dev.storeys.events.OrderCancelled;
import dev.storeys.events.OrderConfirmed;
import dev.storeys.events.OrderEvent;
import dev.storeys.events.OrderPlaced;
import dev.storeys.events.OrderRefunded;
import dev.storeys.events.StockEvent;
import dev.storeys.events.StockShort;
import dev.storeys.product.ProductDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class HoldsTests {

    static ProductDatabase database;

    StockRoom room;
    UUID product;
    UUID order = UUID.randomUUID();

    @BeforeAll
    static void start() {
        database = new ProductDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void emptyShop() {
        database.clear();
        room = new StockRoom(database);
        product = room.catalogue.withStock(5);
    }

    @Test
    void keepsWhatAConfirmedOrderHolds() {
        holds(3);
        confirmed();
        confirmed();
        room.runOut(order);
        room.expiry.run();
        assertThat(room.status(order)).isEqualTo(HoldStatus.CLAIMED);
        assertThat(database.available(product)).isEqualTo(2);
        assertThat(database.purchases(order)).containsExactly(product);
    }

    @Test
    void givesBackOnceWhatACancelledOrderHeld() {
        holds(3);
        cancelled();
        cancelled();
        room.runOut(order);
        room.expiry.run();
        assertThat(room.status(order)).isEqualTo(HoldStatus.RELEASED);
        assertThat(database.available(product)).isEqualTo(5);
    }

    @Test
    void givesBackWhatNobodySettledWhenTheTimeIsOver() {
        room.reservingFor(Duration.ofSeconds(3)).reserve(order, List.of(new Line(product, 3)));
        room.expiry.run();
        assertThat(database.available(product)).isEqualTo(2);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> {
                    room.expiry.run();
                    assertThat(database.available(product)).isEqualTo(5);
                });
        cancelled();
        assertThat(database.available(product)).isEqualTo(5);
    }

    @Test
    void expiresAnyNumberOfHoldsInOneRun() {
        room.stock.set(product, 250);
        List<UUID> orders = new ArrayList<>();
        for (int number = 0; number < 250; number++) {
            orders.add(UUID.randomUUID());
            room.reserving().reserve(orders.getLast(), List.of(new Line(product, 1)));
        }
        orders.forEach(room::runOut);
        room.expiry.run();
        assertThat(database.available(product)).isEqualTo(250);
        assertThat(room.events)
                .hasOnlyElementsOfType(HoldExpired.class)
                .extracting(StockEvent::orderId)
                .containsExactlyInAnyOrderElementsOf(orders);
    }

    @Test
    void claimsAnewWhatAnExpiredHoldGaveBackIfItIsStillThere() {
        holds(3);
        expired();
        assertThat(database.available(product)).isEqualTo(5);
        confirmed();
        assertThat(room.status(order)).isEqualTo(HoldStatus.CLAIMED);
        assertThat(database.available(product)).isEqualTo(2);
        assertThat(room.events).hasOnlyElementsOfType(HoldExpired.class);
    }

    @Test
    void tellsOfAShortageOnceInsteadOfGoingBelowZero() {
        UUID other = room.catalogue.withStock(9);
        room.reserving().reserve(order, List.of(new Line(product, 3), new Line(other, 4)));
        expired();
        room.reserving().reserve(UUID.randomUUID(), List.of(new Line(product, 3)));
        confirmed();
        confirmed();
        assertThat(room.status(order)).isEqualTo(HoldStatus.SHORT);
        assertThat(database.purchases(order)).isEmpty();
        assertThat(database.available(product)).isEqualTo(2);
        assertThat(database.available(other)).isEqualTo(9);
        assertThat(room.events).filteredOn(StockShort.class::isInstance).hasSize(1);
        cancelled();
        assertThat(database.available(product)).isEqualTo(2);
    }

    @Test
    void reportsAConfirmedOrderThatNeverHeldAnything(CapturedOutput output) {
        confirmed();
        assertThat(output).contains(order + " is confirmed and never held stock");
    }

    @Test
    void leavesPlacedOrdersAlone() {
        holds(3);
        follow(new OrderPlaced(order, order, new Money(1, "GBP"), "card-ok", Instant.EPOCH));
        assertThat(room.status(order)).isEqualTo(HoldStatus.HELD);
    }

    @Test
    void givesBackOnceWhatWasRefundedBeforeItWasShipped() {
        holds(3);
        confirmed();
        refunded(false);
        refunded(false);
        assertThat(room.status(order)).isEqualTo(HoldStatus.RELEASED);
        assertThat(database.available(product)).isEqualTo(5);
    }

    @Test
    void getsNothingBackOfWhatWasShipped() {
        holds(3);
        confirmed();
        refunded(true);
        assertThat(room.status(order)).isEqualTo(HoldStatus.CLAIMED);
        assertThat(database.available(product)).isEqualTo(2);
    }

    @Test
    void setsWhatCanBeSoldBesideWhatIsHeld() {
        holds(3);
        assertThat(
                        new SetStock(room.stock, room.catalogue.findProduct())
                                .set(product, 7)
                                .available())
                .isEqualTo(7);
        cancelled();
        assertThat(database.available(product)).isEqualTo(10);
    }

    void holds(int quantity) {
        room.reserving().reserve(order, List.of(new Line(product, quantity)));
    }

    void expired() {
        room.runOut(order);
        room.expiry.run();
        assertThat(room.status(order)).isEqualTo(HoldStatus.EXPIRED);
    }

    void confirmed() {
        follow(new OrderConfirmed(order, order, new Money(1, "GBP"), Instant.EPOCH));
    }

    void refunded(boolean shipped) {
        follow(new OrderRefunded(order, order, new Money(1, "GBP"), shipped, null, Instant.EPOCH));
    }

    void cancelled() {
        follow(new OrderCancelled(order, order, "payment-declined", Instant.EPOCH));
    }

    void follow(OrderEvent event) {
        new StockConfiguration()
                .stockFollowsOrders(room.claim, room.release)
                .handler()
                .accept(event);
    }
}
