package dev.storeys.order.checkout;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** The total leaves the range of a long. */
final class TotalTooLarge extends Refusal {

    TotalTooLarge() {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "total-too-large",
                "The order is too large to be counted.");
    }
}
