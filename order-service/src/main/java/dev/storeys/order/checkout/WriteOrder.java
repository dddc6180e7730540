package dev.storeys.order.checkout;

import dev.storeys.events.OrderEvent;
import dev.storeys.events.OrderPlaced;
import dev.storeys.order.OrderModule;
import dev.storeys.platform.outbox.Outbox;
import dev.storeys.platform.outbox.Outboxes;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes a new order, its event and the answer to its key: all of them or none. */
@Component
class WriteOrder {

    private final Orders orders;
    private final CheckoutKeys keys;
    private final Outbox outbox;
    private final JsonMapper json;

    WriteOrder(Orders orders, CheckoutKeys keys, Outboxes outboxes, JsonMapper json) {
        this.orders = orders;
        this.keys = keys;
        this.outbox = outboxes.of(OrderModule.SCHEMA);
        this.json = json;
    }

    /** Answers what the client gets, now and for each repeat. */
    @Transactional
    String write(Order order, String key) {
        orders.save(order);
        outbox.append(OrderEvent.TOPIC, order.id().toString(), placed(order));
        String answer = json.writeValueAsString(OrderView.of(order));
        UUID user = order.userId();
        keys.answer(user, key, answer);
        return answer;
    }

    private static OrderPlaced placed(Order order) {
        return new OrderPlaced(
                order.id(),
                order.userId(),
                order.total(),
                order.paymentMethod(),
                order.createdAt());
    }
}
