package dev.storeys.order.checkout;

import dev.storeys.events.Money;
import dev.storeys.events.OrderEvent;
import dev.storeys.events.RefundRequested;
import dev.storeys.order.OrderModule;
import dev.storeys.platform.outbox.Outbox;
import dev.storeys.platform.outbox.Outboxes;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Promises money back and asks payment-service for it, in the caller's transaction. */
@Component
class PromiseRefund {

    private final Refunds refunds;
    private final Outbox outbox;

    PromiseRefund(Refunds refunds, Outboxes outboxes) {
        this.refunds = refunds;
        this.outbox = outboxes.of(OrderModule.SCHEMA);
    }

    /** Promises so many minor units, or all that is left. */
    void of(Order order, UUID refund, @Nullable Long wanted) {
        Money amount = order.refund(wanted);
        refunds.add(refund, order.id(), amount.amount());
        outbox.append(
                OrderEvent.TOPIC,
                order.id().toString(),
                new RefundRequested(order.id(), order.userId(), refund, amount, Instant.now()));
    }
}
