package dev.storeys.product.stock;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives back what an order took that did not come about. */
@Component
public final class ReleaseHold {

    private final Holds holds;
    private final Stock stock;
    private final TransactionTemplate transaction;

    ReleaseHold(Holds holds, Stock stock, TransactionTemplate transaction) {
        this.holds = holds;
        this.stock = stock;
        this.transaction = transaction;
    }

    /** Ends the order's hold; nothing happens if there is none or it ended before. */
    public void release(UUID orderId) {
        transaction.executeWithoutResult(status -> holds.lock(orderId).ifPresent(this::release));
    }

    private void release(Hold hold) {
        if (hold.status() == HoldStatus.RELEASED) {
            return;
        }
        holds.become(hold.orderId(), HoldStatus.RELEASED);
        if (hold.status().takesStock()) {
            stock.giveBack(hold.quantities());
        }
    }
}
