package dev.storeys.stack.chaos.traffic;

import java.util.UUID;

/** A customer who is signed in. */
public record Shopper(UUID id, String email, String token) {

    @Override
    public String toString() {
        return "Shopper[" + id + "]";
    }
}
