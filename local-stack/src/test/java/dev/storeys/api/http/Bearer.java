package dev.storeys.api.http;

/** Who can show an access token, genuine or not. */
@FunctionalInterface
public interface Bearer {

    /** The token, as it stands behind {@code Bearer}. */
    String token();
}
