package dev.storeys.stack.chaos.traffic;

import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who wanted an account and, if he got one, signed in at once.
 *
 * @param login the same as the registration if there was none to sign in to
 */
public record Newcomer(String email, Reply registration, Reply login) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static Newcomer at(Storefront shop, String email) {
        Reply registration = shop.register(email);
        return new Newcomer(
                email,
                registration,
                registration.isGood() ? shop.login(email, Shopper.PASSWORD) : registration);
    }

    /** The account's, if he got one. */
    public Optional<UUID> id() {
        return registration.isGood()
                ? Optional.of(
                        UUID.fromString(JSON.readTree(registration.body()).path("id").asString()))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "%s: registration %d %s, login %d"
                .formatted(email, registration.status(), registration.body(), login.status());
    }
}
