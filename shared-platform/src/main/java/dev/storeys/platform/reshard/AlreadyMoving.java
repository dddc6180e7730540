package dev.storeys.platform.reshard;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** Some of them are on the way already; nothing of the plan is begun. */
final class AlreadyMoving extends Refusal {

    AlreadyMoving(Throwable cause) {
        super(
                HttpStatus.CONFLICT,
                "already-moving",
                "Some of them are on the way already; wait until they have arrived",
                cause);
    }
}
