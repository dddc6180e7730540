package dev.storeys.order.checkout;

import dev.storeys.events.Money;
import dev.storeys.events.OrderCancelled;
import dev.storeys.events.OrderConfirmed;
import dev.storeys.events.OrderEvent;
import dev.storeys.events.OrderPlaced;
import dev.storeys.events.OrderRefunded;
import dev.storeys.events.RefundRequested;
import dev.storeys.order.catalog.PricedLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The real order, with what {@link ChangeOrder} does around it but for the database. */
public final class OrderInSaga {

    private final Order order;

    public OrderInSaga(UUID id, int units) {
        PricedLine line = new PricedLine(id, "SKU", "Name", units, new Money(700, "GBP"));
        PaymentMethod method = PaymentMethod.CARD_OK;
        order = new Order(id, UUID.randomUUID(), List.of(line), method, Instant.EPOCH);
    }

    public OrderEvent placed() {
        return new OrderPlaced(
                order.id(), order.userId(), order.total(), order.paymentMethod(), Instant.EPOCH);
    }

    public Optional<OrderEvent> paid() {
        if (!order.isPending()) {
            return Optional.empty();
        }
        order.confirm();
        return Optional.of(
                new OrderConfirmed(order.id(), order.userId(), order.total(), Instant.EPOCH));
    }

    public Optional<OrderEvent> unpaid() {
        return order.isPending() ? Optional.of(cancel("payment-declined")) : Optional.empty();
    }

    public Optional<OrderEvent> cancelByCustomer() {
        try {
            return Optional.of(cancel("cancelled-by-customer"));
        } catch (IllegalTransition tooLate) {
            return Optional.empty();
        }
    }

    public Optional<OrderEvent> holdExpired() {
        return order.isPending() ? Optional.of(cancel("hold-expired")) : Optional.empty();
    }

    /** As {@link RefundShortage} and {@link PromiseRefund} do it; a repeat finds nothing left. */
    public Optional<OrderEvent> stockShort() {
        if (order.status() != OrderStatus.CONFIRMED || !order.cannotBeFulfilled("out-of-stock")) {
            return Optional.empty();
        }
        Money all = order.refund(null);
        return Optional.of(
                new RefundRequested(
                        order.id(), order.userId(), UUID.randomUUID(), all, Instant.EPOCH));
    }

    /** As {@link SettleRefund} does it, whose table of refunds absorbs repeats. */
    public Optional<OrderEvent> moneyBack(long amount) {
        boolean all = order.status() == OrderStatus.CONFIRMED && order.refunded(amount);
        return all ? Optional.of(refunded()) : Optional.empty();
    }

    /** As {@link SettleRefund} does it for a payment that nobody can take any more. */
    public Optional<OrderEvent> lapsed() {
        if (order.status() != OrderStatus.CONFIRMED || !order.cannotBeFulfilled("payment-lapsed")) {
            return Optional.empty();
        }
        return moneyBack(order.refund(null).amount());
    }

    private OrderEvent refunded() {
        return new OrderRefunded(
                order.id(), order.userId(), order.total(), false, order.reason(), Instant.EPOCH);
    }

    private OrderEvent cancel(String reason) {
        order.cancel(reason);
        return new OrderCancelled(order.id(), order.userId(), reason, Instant.EPOCH);
    }

    public boolean isConfirmed() {
        return order.status() == OrderStatus.CONFIRMED;
    }

    public boolean isCancelled() {
        return order.status() == OrderStatus.CANCELLED;
    }

    public boolean isRefunded() {
        return order.status() == OrderStatus.REFUNDED;
    }

    public long total() {
        return order.total().amount();
    }
}
