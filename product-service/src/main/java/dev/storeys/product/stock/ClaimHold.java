package dev.storeys.product.stock;

import dev.storeys.events.StockShort;
import dev.storeys.product.review.Purchases;
import java.time.Instant;
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
    private final Purchases purchases;
    private final StockEvents events;
    private final TransactionTemplate transaction;

    ClaimHold(
            Holds holds,
            Stock stock,
            Purchases purchases,
            StockEvents events,
            TransactionTemplate transaction) {
        this.holds = holds;
        this.stock = stock;
        this.purchases = purchases;
        this.events = events;
        this.transaction = transaction;
    }

    void claim(UUID orderId, UUID buyer) {
        transaction.executeWithoutResult(status ->
                holds.lock(orderId)
                        .ifPresentOrElse(hold -> claim(hold, buyer), () -> reportUnknown(orderId)));
    }

    private static void reportUnknown(UUID orderId) {
        LOG.error("Order {} is confirmed and never held stock", orderId);
    }

    private void claim(Hold hold, UUID buyer) {
        switch (hold.status()) {
            case HELD -> keep(hold, buyer);
            case EXPIRED -> claimAnew(hold, buyer);
            case RELEASED ->
                    LOG.error("Order {} is confirmed after its cancellation", hold.orderId());
            case CLAIMED, SHORT -> {
                // The event came again.
            }
        }
    }

    private void keep(Hold hold, UUID buyer) {
        holds.become(hold.orderId(), HoldStatus.CLAIMED);
        purchases.add(buyer, hold.quantities().units().keySet());
    }

    /**
     * The customer has paid, later than the hold lasted. If the stock is still there, it is taken
     * now. If not, nothing is, and whoever keeps the order is told that it cannot be fulfilled: a
     * number below zero would only hide it.
     */
    private void claimAnew(Hold hold, UUID buyer) {
        Quantities wanted = hold.quantities();
        List<UUID> missing = stock.take(wanted);
        if (missing.isEmpty()) {
            keep(hold, buyer);
            return;
        }
        stock.giveBack(wanted.without(missing));
        holds.become(hold.orderId(), HoldStatus.SHORT);
        events.publish(new StockShort(hold.orderId(), Instant.now()));
        LOG.warn("Order {} was paid after its hold and is short of {}", hold.orderId(), missing);
    }
}
