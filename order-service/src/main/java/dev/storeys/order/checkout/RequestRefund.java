package dev.storeys.order.checkout;

import dev.storeys.order.OrderModule;
import dev.storeys.platform.idempotency.Answer;
import dev.storeys.platform.idempotency.IdempotencyKeys;
import dev.storeys.platform.idempotency.KeyedOperation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Promises money back as an administrator wants it; promise, event and answer to the key at once.
 */
@Component
class RequestRefund {

    private final KeyedOperation refunding;
    private final Orders orders;
    private final PromiseRefund promise;

    RequestRefund(IdempotencyKeys keys, Orders orders, PromiseRefund promise) {
        this.refunding = keys.of(OrderModule.SCHEMA, "refund-order");
        this.orders = orders;
        this.promise = promise;
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
                    promise.of(order, claim.subject(), request.units(order.total().currency()));
                    return refunding.answer(HttpStatus.ACCEPTED, OrderView.of(order), null);
                });
    }
}
