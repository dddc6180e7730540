package dev.storeys.product.stock;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives back what a cancelled order took. */
@Component
final class ReleaseHold {

    private final Holds holds;
    private final Stock stock;
    private final TransactionTemplate transaction;

    ReleaseHold(Holds holds, Stock stock, TransactionTemplate transaction) {
        this.holds = holds;
        this.stock = stock;
        this.transaction = transaction;
    }

    void release(UUID orderId) {
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
