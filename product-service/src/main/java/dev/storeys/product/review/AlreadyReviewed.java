package dev.storeys.product.review;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** One buyer has one voice: 409. */
final class AlreadyReviewed extends Refusal {

    AlreadyReviewed() {
        super(HttpStatus.CONFLICT, "already-reviewed", "You have reviewed this product.");
    }
}
