package dev.storeys.order.checkout;

import dev.storeys.events.CouponEvent;
import dev.storeys.events.CouponReturned;
import dev.storeys.events.OrderCancelled;
import dev.storeys.events.OrderConfirmed;
import dev.storeys.events.OrderDelivered;
import dev.storeys.events.OrderEvent;
import dev.storeys.events.OrderShipped;
import dev.storeys.order.OrderModule;
import dev.storeys.platform.outbox.Outbox;
import dev.storeys.platform.outbox.Outboxes;
import dev.storeys.platform.shard.ModuleShards;
import dev.storeys.platform.shard.Shards;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves an order to its next state and tells the world, in one transaction. */
@Component
public class ChangeOrder {

    private final Orders orders;
    private final Outbox outbox;
    private final ModuleShards shards;

    ChangeOrder(Orders orders, Outboxes outboxes, Shards shards) {
        this.orders = orders;
        this.shards = shards.of(OrderModule.SCHEMA);
        this.outbox = outboxes.of(OrderModule.SCHEMA);
    }

    /** The payment holds: the order will be fulfilled. Says nothing twice. */
    @Transactional
    public void paid(UUID id) {
        Order order = find(id);
        // A cancellation that came first stands; payment-service gives the money back on hearing
        // it.
        if (order.isPending()) {
            order.confirm();
            publish(new OrderConfirmed(id, order.userId(), order.total(), Instant.now()));
        }
    }

    /** The payment will never hold. */
    @Transactional
    public void unpaid(UUID id) {
        Order order = find(id);
        if (order.isPending()) {
            cancel(order, "payment-declined");
        }
    }

    /**
     * Its stock is for sale again. An order that is paid by now takes it anew; one that never came
     * to be, because its process ended after the hold, may have counted for a coupon.
     */
    @Transactional
    public void holdExpired(UUID id) {
        Optional<Order> order = shards.haveUsersHere() ? orders.findById(id) : Optional.empty();
        order.filter(Order::isPending).ifPresent(pending -> cancel(pending, "hold-expired"));
        if (order.isEmpty()) {
            returnCoupon(id);
        }
    }

    @Transactional
    OrderView cancelByCustomer(UUID id, UUID customer) {
        Order order = find(id);
        if (!order.belongsTo(customer)) {
            throw new OrderNotFound();
        }
        cancel(order, "cancelled-by-customer");
        return OrderView.of(order);
    }

    @Transactional
    OrderView ship(UUID id) {
        return move(id, Order::ship, order -> new OrderShipped(id, order.userId(), Instant.now()));
    }

    @Transactional
    OrderView deliver(UUID id) {
        return move(
                id, Order::deliver, order -> new OrderDelivered(id, order.userId(), Instant.now()));
    }

    private OrderView move(UUID id, Consumer<Order> step, Function<Order, OrderEvent> event) {
        Order order = find(id);
        step.accept(order);
        publish(event.apply(order));
        return OrderView.of(order);
    }

    private void cancel(Order order, String reason) {
        order.cancel(reason);
        if (order.discount() != null) {
            returnCoupon(order.id());
        }
        publish(new OrderCancelled(order.id(), order.userId(), reason, Instant.now()));
    }

    private void returnCoupon(UUID id) {
        outbox.append(CouponEvent.TOPIC, id.toString(), new CouponReturned(id, Instant.now()));
    }

    private Order find(UUID id) {
        return orders.findById(id).orElseThrow(OrderNotFound::new);
    }

    private void publish(OrderEvent event) {
        outbox.append(OrderEvent.TOPIC, event.orderId().toString(), event);
    }
}
