package dev.storeys.user.session;

import dev.storeys.user.token.AccessToken;

/** What a client keeps; {@code expiresIn} is the access token's life in seconds. */
record TokenPair(String accessToken, RefreshToken refreshToken, long expiresIn) {

    static TokenPair of(AccessToken access, RefreshToken refresh) {
        return new TokenPair(access.value(), refresh, access.life().toSeconds());
    }

    @Override
    public String toString() {
        return "TokenPair[***]";
    }
}
