package dev.storeys.product.review;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** Only who bought a product knows it: 403. */
final class NotABuyer extends Refusal {

    NotABuyer() {
        super(
                HttpStatus.FORBIDDEN,
                "not-a-buyer",
                "Only buyers may review a product, once their order is confirmed.");
    }
}
