package dev.storeys.stack.chaos.traffic;

import dev.storeys.stack.outcome.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A customer who stays signed in however long a run takes. */
public final class Shopper {

    static final String PASSWORD = "chaos and correct horses";

    // A token lasts a quarter of an hour.
    private static final Duration FRESH = Duration.ofMinutes(8);

    private final UUID id;
    private final String email;
    private Token token;

    public Shopper(UUID id, String email, String token) {
        this.id = id;
        this.email = email;
        this.token = new Token(token, Instant.now());
    }

    private record Token(String word, Instant since) {

        boolean isOld() {
            return since.plus(FRESH).isBefore(Instant.now());
        }
    }

    public UUID id() {
        return id;
    }

    public String email() {
        return email;
    }

    /** A token that the shop still takes. */
    public synchronized String token(Storefront shop) {
        if (token.isOld()) {
            try {
                token = new Token(Audience.login(shop, email, PASSWORD), Instant.now());
            } catch (Refused outage) {
                // Nobody can sign in now; the old one lasts some minutes more.
                return token.word();
            }
        }
        return token.word();
    }
}
