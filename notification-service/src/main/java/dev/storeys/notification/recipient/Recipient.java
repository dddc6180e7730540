package dev.storeys.notification.recipient;

import java.util.UUID;

/** Where and by which name to write to a user; never logged and never stored. */
public record Recipient(UUID userId, String email, String name) {

    /** Names the user by id only, so that no log can leak more. */
    @Override
    public String toString() {
        return "Recipient[" + userId + "]";
    }
}
