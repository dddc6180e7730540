package dev.storeys.product.search;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** Products were to be sorted by relevance to no words. */
final class NothingToRank extends Refusal {

    NothingToRank() {
        super(
                HttpStatus.BAD_REQUEST,
                "nothing-to-rank",
                "The sort 'relevance' needs words to search for in 'q'.");
    }
}
