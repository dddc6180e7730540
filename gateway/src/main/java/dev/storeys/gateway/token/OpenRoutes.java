package dev.storeys.gateway.token;

import dev.storeys.gateway.route.RouteRule;
import java.util.List;

/** What of the API nobody needs a token for. */
public final class OpenRoutes {

    static final List<String> TO_READ =
            List.of("/api/v1/products/**", "/api/v1/topology", "/api/v1/openapi");

    static final List<String> TO_POST =
            List.of(
                    "/api/v1/users",
                    "/api/v1/auth/login",
                    "/api/v1/auth/refresh",
                    "/api/v1/auth/logout",
                    // Known by its signature.
                    "/api/v1/payments/webhooks");

    private static final String API = "/api/";

    private OpenRoutes() {}

    /** Whether a request needs no token; one that it has must be good all the same. */
    public static boolean include(String method, String path) {
        if (!path.startsWith(API)) {
            return true;
        }
        List<String> patterns =
                switch (method) {
                    case "GET", "HEAD" -> TO_READ;
                    case "POST" -> TO_POST;
                    default -> List.of();
                };
        return patterns.stream().anyMatch(pattern -> RouteRule.covers(pattern, path));
    }
}
