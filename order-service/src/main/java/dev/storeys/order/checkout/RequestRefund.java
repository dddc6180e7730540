package dev.storeys.order.checkout;

import dev.storeys.events.Money;
import dev.storeys.events.OrderEvent;
import dev.storeys.events.RefundRequested;
import dev.storeys.order.OrderModule;
import dev.storeys.platform.id.Ids;
import dev.storeys.platform.outbox.Outbox;
import dev.storeys.platform.outbox.Outboxes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Promises money back and asks payment-service for it: the promise, the key and the event at once.
 */
@Component
class RequestRefund {

    private final Orders orders;
    private final Refunds refunds;
    private final Outbox outbox;
    private final JsonMapper json;

    RequestRefund(Orders orders, Refunds refunds, Outboxes outboxes, JsonMapper json) {
        this.orders = orders;
        this.refunds = refunds;
        this.outbox = outboxes.of(OrderModule.SCHEMA);
        this.json = json;
    }

    /** Answers what the client gets, now and for each repeat of the key. */
    @Transactional
    String of(UUID orderId, String key, RefundRequest request) {
        Order order = orders.findById(orderId).orElseThrow(OrderNotFound::new);
        String hash = hash(request);
        return refunds.answer(orderId, key, hash)
                .orElseGet(() -> promise(order, request, key, hash));
    }

    private String promise(Order order, RefundRequest request, String key, String hash) {
        Money amount = order.refund(request.units(order.total().currency()));
        UUID id = Ids.next();
        String answer = json.writeValueAsString(OrderView.of(order));
        refunds.add(new Refunds.Requested(id, order.id(), amount.amount(), answer), key, hash);
        outbox.append(
                OrderEvent.TOPIC,
                order.id().toString(),
                new RefundRequested(order.id(), order.userId(), id, amount, Instant.now()));
        return answer;
    }

    private String hash(RefundRequest request) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(request));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
