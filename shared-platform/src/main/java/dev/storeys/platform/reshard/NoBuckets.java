package dev.storeys.platform.reshard;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** With this strategy nothing has to move when a shard comes. */
final class NoBuckets extends Refusal {

    NoBuckets(String strategy) {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "no-buckets",
                "With the strategy %s no buckets can be moved".formatted(strategy));
    }
}
