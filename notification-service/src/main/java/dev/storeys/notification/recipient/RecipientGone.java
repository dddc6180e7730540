package dev.storeys.notification.recipient;

import java.util.UUID;

/** There is no such user, or no longer. */
public final class RecipientGone extends RuntimeException {

    /** Names the user by id. */
    public RecipientGone(UUID userId) {
        super("There is no user " + userId);
    }
}
