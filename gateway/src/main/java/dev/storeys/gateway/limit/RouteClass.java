package dev.storeys.gateway.limit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What requests cost alike: proving who one is, changing something, looking. */
enum RouteClass {
    LOGIN,
    WRITE,
    READ;

    /** The class of a request; nothing if it is for a page and costs next to nothing. */
    static @Nullable RouteClass of(String method, String path) {
        if (!path.startsWith("/api/")) {
            return null;
        }
        return switch (method) {
            case "GET", "HEAD", "OPTIONS" -> READ;
            case "POST" -> provesWhoOneIs(path) ? LOGIN : WRITE;
            default -> WRITE;
        };
    }

    /** Each of these hashes a password or signs a token. */
    private static boolean provesWhoOneIs(String path) {
        return path.startsWith("/api/v1/auth/") || path.equals("/api/v1/users");
    }

    /** As settings, headers and metrics write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As the field's rate limit headers name a policy. */
    String quoted() {
        return '"' + word() + '"';
    }
}
