package dev.storeys.order.checkout;

import dev.storeys.events.Money;
import dev.storeys.events.OrderEvent;
import dev.storeys.events.RefundRequested;
import dev.storeys.order.OrderModule;
import dev.storeys.platform.idempotency.Answer;
import dev.storeys.platform.idempotency.IdempotencyKeys;
import dev.storeys.platform.idempotency.KeyedOperation;
import dev.storeys.platform.outbox.Outbox;
import dev.storeys.platform.outbox.Outboxes;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Promises money back and asks payment-service for it: the promise, the event and the answer to the
 * key at once.
 */
@Component
class RequestRefund {

    private final KeyedOperation refunding;
    private final Orders orders;
    private final Refunds refunds;
    private final Outbox outbox;

    RequestRefund(IdempotencyKeys keys, Orders orders, Refunds refunds, Outboxes outboxes) {
        this.refunding = keys.of(OrderModule.SCHEMA, "refund-order");
        this.orders = orders;
        this.refunds = refunds;
        this.outbox = outboxes.of(OrderModule.SCHEMA);
    }

    private record Asked(UUID orderId, RefundRequest request) {}

    /** Answers what the administrator gets, now and for each repeat of the key. */
    Answer of(UUID orderId, UUID administrator, @Nullable String key, RefundRequest request) {
        return refunding.once(
                administrator,
                key,
                new Asked(orderId, request),
                claim -> {
                    Order order = orders.findById(orderId).orElseThrow(OrderNotFound::new);
                    promise(order, claim.subject(), request);
                    return refunding.answer(HttpStatus.ACCEPTED, OrderView.of(order), null);
                });
    }

    private void promise(Order order, UUID refund, RefundRequest request) {
        Money amount = order.refund(request.units(order.total().currency()));
        refunds.add(refund, order.id(), amount.amount());
        outbox.append(
                OrderEvent.TOPIC,
                order.id().toString(),
                new RefundRequested(order.id(), order.userId(), refund, amount, Instant.now()));
    }
}
