package dev.storeys.gateway.breaker;

import dev.storeys.gateway.problem.Refusal;
import java.io.Serial;
import org.springframework.http.HttpStatus;

/** The service behind the route has not answered lately, and is not asked. */
final class CircuitOpen extends Refusal {

    @Serial private static final long serialVersionUID = 1;

    CircuitOpen() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "This part of the shop does not answer; please try again in a moment.");
    }
}
