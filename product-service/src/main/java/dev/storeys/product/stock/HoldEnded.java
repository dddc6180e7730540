package dev.storeys.product.stock;

import dev.storeys.platform.web.Refusal;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/**
 * The order had a hold, and it ended; to repeat the old answer would promise stock that is gone.
 */
public final class HoldEnded extends Refusal {

    /** The answer to a late repetition. */
    public HoldEnded(UUID orderId) {
        super(HttpStatus.GONE, "hold-ended", "The hold of order " + orderId + " has ended.");
    }
}
