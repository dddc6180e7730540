package dev.storeys.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storeys.events.Money;
import dev.storeys.order.catalog.PricedLine;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    @ParameterizedTest
    @EnumSource(names = {"CANCELLED", "DELIVERED", "REFUNDED"})
    void endsInFinalStates(OrderStatus last) {
        for (OrderStatus next : OrderStatus.values()) {
            assertThat(last.canBecome(next)).isFalse();
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
