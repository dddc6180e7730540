package dev.storeys.gateway.limit;

import dev.storeys.gateway.problem.Refusal;
import java.io.Serial;
import org.springframework.http.HttpStatus;

/** A caller asks more often than it may. */
final class TooManyRequests extends Refusal {

    @Serial private static final long serialVersionUID = 1;

    TooManyRequests() {
        super(
                HttpStatus.TOO_MANY_REQUESTS,
                "Too many requests; Retry-After says when the next may come.");
    }
}
