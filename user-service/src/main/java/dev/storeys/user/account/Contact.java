package dev.storeys.user.account;

import java.util.UUID;

/** How to write to a user. */
public record Contact(UUID userId, String email, String name) {

    /** Only the id: the rest is nobody's business but the mail's. */
    @Override
    public String toString() {
        return "Contact[" + userId + "]";
    }
}
