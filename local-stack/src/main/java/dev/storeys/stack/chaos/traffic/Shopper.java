package dev.storeys.stack.chaos.traffic;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A customer who stays signed in however long a run takes, and signs in again if need be. */
public final class Shopper {

    static final String PASSWORD = "chaos and correct horses";

    private static final Reply SIGNED_IN = new Reply(Reply.SUCCESS, "", "");

    private final UUID id;
    private final String email;
    private Tokens tokens;

    public Shopper(UUID id, String email, String token) {
        this(id, email, new Tokens(token, "", Instant.now()));
    }

    Shopper(UUID id, String email, Tokens tokens) {
        this.id = id;
        this.email = email;
        this.tokens = tokens;
    }

    /** What somebody says of himself to get an account. */
    static Map<String, String> named(String email) {
        return Map.of("email", email, "password", PASSWORD, "name", "Ada", "country", "GB");
    }

    public UUID id() {
        return id;
    }

    public String email() {
        return email;
    }

    /** A token that the shop takes, unless it has forgotten the session. */
    synchronized String token(Storefront shop) {
        if (tokens.isOld()) {
            // If nobody can sign in now, the old one lasts some minutes more.
            signInAgain(shop, tokens.access());
        }
        return tokens.access();
    }

    /**
     * Gets other tokens than the one that was refused: by the refresh token, and else by the
     * password. Who comes late finds what somebody else has got.
     *
     * @return the answer that decided; a success if there are new tokens
     */
    synchronized Reply signInAgain(Storefront shop, String refused) {
        if (!tokens.access().equals(refused)) {
            return SIGNED_IN;
        }
        Reply reply = shop.refresh(tokens.refresh());
        if (reply.isSignedOut()) {
            reply = shop.login(email, PASSWORD);
        }
        if (reply.status() == Reply.SUCCESS) {
            tokens = Tokens.of(reply);
        }
        return reply;
    }
}
