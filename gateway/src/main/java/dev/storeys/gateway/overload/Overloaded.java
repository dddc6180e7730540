package dev.storeys.gateway.overload;

import dev.storeys.gateway.problem.Refusal;
import java.io.Serial;
import org.springframework.http.HttpStatus;

/** More is asked of a pool than it can do, and this is not what it does first. */
public final class Overloaded extends Refusal {

    @Serial private static final long serialVersionUID = 1;

    /** Told with {@code Retry-After}, as every 503 of the gateway. */
    public Overloaded() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "overloaded",
                "The shop is very busy; please try again in a moment.");
    }
}
