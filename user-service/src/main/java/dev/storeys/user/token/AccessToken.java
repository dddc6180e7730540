package dev.storeys.user.token;

import java.time.Duration;

/** A signed token and how long it lives. */
public record AccessToken(String value, Duration life) {

    /** Not the value: it opens doors. */
    @Override
    public String toString() {
        return "AccessToken[***]";
    }
}
