package dev.storeys.load.shop;

import java.time.Duration;
import java.time.Instant;

/** A customer's account with the token of its last login. */
public final class Account {

    /** What a login hands out. */
    public record Token(String value, Instant renewAt) {

        static Token of(String value, long expiresInSeconds) {
            return new Token(
                    value, Instant.now().plus(Duration.ofSeconds(expiresInSeconds * 4 / 5)));
        }
    }

    private final String email;
    private final String password;
    private volatile Token token;

    Account(String email, String password, Token token) {
        this.email = email;
        this.password = password;
        this.token = token;
    }

    public String email() {
        return email;
    }

    public String password() {
        return password;
    }

    public String token() {
        return token.value();
    }

    /** True when a fifth of the token's life or less is left. */
    public boolean needsLogin() {
        return Instant.now().isAfter(token.renewAt());
    }

    public void loggedIn(String value, long expiresInSeconds) {
        token = Token.of(value, expiresInSeconds);
    }
}
