package dev.storeys.product.stock;

import dev.storeys.events.HoldExpired;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives back what orders took and were never settled for. Any number of instances may do it. */
@Component
final class ExpireHolds {

    private static final Logger LOG = LoggerFactory.getLogger(ExpireHolds.class);

    // Bounds memory and the time that rows stay locked.
    private static final int BATCH = 100;

    private final Holds holds;
    private final Stock stock;
    private final StockEvents events;
    private final TransactionTemplate transaction;

    ExpireHolds(Holds holds, Stock stock, StockEvents events, TransactionTemplate transaction) {
        this.holds = holds;
        this.stock = stock;
        this.events = events;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "${storeys.product.expiry-interval:2s}")
    void run() {
        try {
            while (expireSome() == BATCH) {
                LOG.debug("More holds may have expired");
            }
        } catch (DataAccessException | TransactionException outage) {
            LOG.warn("Cannot expire holds now: {}", outage.toString());
        }
    }

    private int expireSome() {
        return transaction.execute(status -> {
            List<Hold> expired = holds.expire(BATCH);
            stock.giveBack(Quantities.in(expired));
            expired.forEach(hold -> events.publish(new HoldExpired(hold.orderId(), Instant.now())));
            return expired.size();
        });
    }
}
