package dev.storeys.product.stock;

import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps for good what a confirmed order holds. */
@Component
final class ClaimHold {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimHold.class);

    private final Holds holds;
    private final Stock stock;
    private final TransactionTemplate transaction;

    ClaimHold(Holds holds, Stock stock, TransactionTemplate transaction) {
        this.holds = holds;
        this.stock = stock;
        this.transaction = transaction;
    }

    void claim(UUID orderId) {
        transaction.executeWithoutResult(status ->
                holds.lock(orderId).ifPresentOrElse(this::claim, () -> reportUnknown(orderId)));
    }

    private static void reportUnknown(UUID orderId) {
        LOG.error("Order {} is confirmed and never held stock", orderId);
    }

    private void claim(Hold hold) {
        switch (hold.status()) {
            case HELD -> holds.become(hold.orderId(), HoldStatus.CLAIMED);
            case EXPIRED -> claimAnew(hold);
            case RELEASED ->
                    LOG.error("Order {} is confirmed after its cancellation", hold.orderId());
            case CLAIMED, SHORT -> {
                // The event came again.
            }
        }
    }

    /**
     * The customer has paid, later than the hold lasted. If the stock is still there, it is taken
     * now. If not, nothing is: a negative number would only hide that someone must buy more or
     * refund, so the shortage is recorded and reported instead.
     */
    private void claimAnew(Hold hold) {
        Quantities wanted = hold.quantities();
        List<UUID> missing = stock.take(wanted);
        if (missing.isEmpty()) {
            holds.become(hold.orderId(), HoldStatus.CLAIMED);
            return;
        }
        stock.giveBack(wanted.without(missing));
        holds.become(hold.orderId(), HoldStatus.SHORT);
        LOG.error("SHORTAGE: order {} is confirmed without stock of {}", hold.orderId(), missing);
    }
}
