package dev.storeys.product.stock;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives back what a cancelled order took. */
@Component
class ReleaseHold {

    private final Holds holds;
    private final Stock stock;

    ReleaseHold(Holds holds, Stock stock) {
        this.holds = holds;
        this.stock = stock;
    }

    @Transactional
    public void release(UUID orderId) {
        holds.lock(orderId).ifPresent(this::release);
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
