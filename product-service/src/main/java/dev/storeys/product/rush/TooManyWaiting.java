package dev.storeys.product.rush;

import dev.storeys.platform.web.Refusal;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** The crowd is too large to be served in time: 503, and nothing is said about what is left. */
public final class TooManyWaiting extends Refusal {

    /** Asks the client to come again. */
    public TooManyWaiting() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "too-many-waiting",
                "Too many are waiting for this product; please try again in a moment.");
        retryAfter(Duration.ofSeconds(1));
    }
}
