package dev.storeys.order.checkout;

import dev.storeys.events.OrderEvent;
import dev.storeys.events.OrderRefunded;
import dev.storeys.events.PaymentRefunded;
import dev.storeys.events.RefundFailed;
import dev.storeys.order.OrderModule;
import dev.storeys.platform.outbox.Outbox;
import dev.storeys.platform.outbox.Outboxes;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts what went back, and ends the order when that was all of it. */
@Component
public class SettleRefund {

    private static final Logger LOG = LoggerFactory.getLogger(SettleRefund.class);

    private final Orders orders;
    private final Refunds refunds;
    private final Outbox outbox;

    SettleRefund(Orders orders, Refunds refunds, Outboxes outboxes) {
        this.orders = orders;
        this.refunds = refunds;
        this.outbox = outboxes.of(OrderModule.SCHEMA);
    }

    /** The money went back. Counts nothing twice. */
    @Transactional
    public void done(PaymentRefunded event) {
        Order order = find(event.orderId());
        refunds.done(event.refundId()).ifPresent(amount -> count(order, amount));
    }

    /** The provider let go of the money before it was taken, so the customer has all of it. */
    @Transactional
    public void lapsed(UUID id) {
        Order order = find(id);
        if (order.status().hasLeftTheWarehouse()) {
            LOG.error("Order {} was shipped, and its payment can no longer be taken", id);
        } else if (order.status() == OrderStatus.CONFIRMED
                && order.cannotBeFulfilled("payment-lapsed")) {
            count(order, order.refund(null).amount());
        }
    }

    private void count(Order order, long amount) {
        boolean shipped = order.status().hasLeftTheWarehouse();
        if (order.refunded(amount)) {
            outbox.append(
                    OrderEvent.TOPIC,
                    order.id().toString(),
                    new OrderRefunded(
                            order.id(),
                            order.userId(),
                            order.total(),
                            shipped,
                            order.reason(),
                            Instant.now()));
        }
    }

    /** The money stays: the promise is taken back, and the order may go on or be refunded anew. */
    @Transactional
    public void failed(RefundFailed event) {
        Order order = find(event.orderId());
        refunds.failed(event.refundId(), event.reason()).ifPresent(order::refundFailed);
    }

    private Order find(UUID id) {
        return orders.findById(id).orElseThrow(OrderNotFound::new);
    }
}
