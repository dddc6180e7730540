package dev.storeys.platform.shard;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** No shard keeps a user of that id. */
public final class NoSuchResident extends Refusal {

    NoSuchResident() {
        super(HttpStatus.NOT_FOUND, "user-not-found", "There is no such user");
    }
}
