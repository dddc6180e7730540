package dev.storeys.order.checkout;

import dev.storeys.platform.id.Ids;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives the money back for an order that was paid after its hold, and sold out meanwhile. */
@Component
public class RefundShortage {

    private static final Logger LOG = LoggerFactory.getLogger(RefundShortage.class);

    private final Orders orders;
    private final PromiseRefund promise;

    RefundShortage(Orders orders, PromiseRefund promise) {
        this.orders = orders;
        this.promise = promise;
    }

    /** Nothing is promised again of what an administrator has promised already. */
    @Transactional
    public void of(UUID id) {
        Order order = orders.findById(id).orElseThrow(OrderNotFound::new);
        switch (order.status()) {
            case CONFIRMED -> {
                if (order.cannotBeFulfilled("out-of-stock")) {
                    promise.of(order, Ids.next(), null);
                }
            }
            case SHIPPED, DELIVERED ->
                    LOG.error("Order {} was shipped, although stock says that it is short", id);
            case PENDING, CANCELLED, REFUNDED -> {
                // Its money is on its way back already.
            }
        }
    }
}
