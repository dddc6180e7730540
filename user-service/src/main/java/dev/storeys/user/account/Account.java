package dev.storeys.user.account;

import dev.storeys.user.region.Region;
import java.util.List;
import java.util.UUID;

/** What a token says of a user. */
public record Account(UUID id, String handle, boolean admin, Region region) {

    /** Everybody is a customer, some are admins as well. */
    public List<String> roles() {
        return admin ? List.of("customer", "admin") : List.of("customer");
    }
}
