package dev.storeys.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storeys.events.Money;
import dev.storeys.order.catalog.PricedLine;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTests {

    @Test
    void totalsItsLines() {
        assertThat(anOrder(line(3, 250, "GBP"), line(2, 1, "GBP")).total())
                .isEqualTo(new Money(752, "GBP"));
    }

    @Test
    void refusesTwoCurrencies() {
        assertThatThrownBy(() -> anOrder(line(1, 250, "GBP"), line(1, 250, "EUR")))
                .isInstanceOf(MixedCurrencies.class);
    }

    @Test
    void refusesATotalThatCannotBeCounted() {
        assertThatThrownBy(() -> anOrder(line(2, Long.MAX_VALUE, "GBP")))
                .isInstanceOf(TotalTooLarge.class);
    }

    @Test
    void goesFromPaymentToDelivery() {
        Order order = anOrder(line(1, 1, "GBP"));
        order.confirm();
        order.ship();
        order.deliver();
        assertThat(order.status()).isEqualTo(OrderStatus.DELIVERED);
    }

    @Test
    void isNotShippedBeforeItIsPaid() {
        Order order = anOrder(line(1, 1, "GBP"));
        assertThatThrownBy(order::ship).isInstanceOf(IllegalTransition.class);
        assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void isNotCancelledOnceItIsConfirmed() {
        Order order = anOrder(line(1, 1, "GBP"));
        order.confirm();
        assertThatThrownBy(() -> order.cancel("too late")).isInstanceOf(IllegalTransition.class);
        assertThat(order.reason()).isNull();
    }

    @Test
    void isRefundedInPartsUntilNothingIsLeft() {
        Order order = anOrder(line(1, 1_000, "GBP"));
        order.confirm();
        order.ship();
        assertThat(order.refund(400L)).isEqualTo(new Money(400, "GBP"));
        assertThatThrownBy(() -> order.refund(601L)).isInstanceOf(RefundTooLarge.class);
        assertThat(order.refund(null)).isEqualTo(new Money(600, "GBP"));
        assertThatThrownBy(() -> order.refund(null)).isInstanceOf(RefundTooLarge.class);

        assertThat(order.refunded(400)).isFalse();
        order.refundFailed(600);
        assertThat(order.status()).isEqualTo(OrderStatus.SHIPPED);
        order.refund(null);
        assertThat(order.refunded(600)).isTrue();
        assertThat(order.refunded()).isEqualTo(order.total());
        assertThatThrownBy(() -> order.refund(null)).isInstanceOf(IllegalTransition.class);
    }

    @Test
    void staysWhileAllOfItsMoneyIsOnItsWayBack() {
        Order order = anOrder(line(1, 1_000, "GBP"));
        order.confirm();
        order.refund(999L);
        order.refund(1L);
        assertThatThrownBy(order::ship).isInstanceOf(RefundUnderWay.class);
        order.refundFailed(1);
        order.ship();
        assertThat(order.status().hasLeftTheWarehouse()).isTrue();
    }

    @Test
    void isShippedWhenItCostsNothing() {
        Order order = anOrder(line(1, 0, "GBP"));
        order.confirm();
        assertThatThrownBy(() -> order.refund(null)).isInstanceOf(RefundTooLarge.class);
        order.ship();
        assertThat(order.status()).isEqualTo(OrderStatus.SHIPPED);
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, CONFIRMED CANCELLED",
        "CONFIRMED, SHIPPED REFUNDED",
        "SHIPPED, DELIVERED REFUNDED",
        "DELIVERED, REFUNDED",
        "CANCELLED, ''",
        "REFUNDED, ''"
    })
    void allowsLegalTransitionsOnly(OrderStatus from, String next) {
        Set<String> legal = Set.of(next.split(" "));
        for (OrderStatus to : OrderStatus.values()) {
            assertThat(from.canBecome(to))
                    .as(from + " → " + to)
                    .isEqualTo(legal.contains(to.name()));
        }
    }

    private static Order anOrder(PricedLine... lines) {
        return new Order(
                UUID.randomUUID(),
                UUID.randomUUID(),
                List.of(lines),
                PaymentMethod.CARD_OK,
                Instant.now());
    }

    private static PricedLine line(int quantity, long price, String currency) {
        return new PricedLine(
                UUID.randomUUID(), "S-1", "Lamp", quantity, new Money(price, currency));
    }
}
