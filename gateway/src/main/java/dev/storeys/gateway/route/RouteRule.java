package dev.storeys.gateway.route;

import java.util.List;

/**
 * Which service answers which paths.
 *
 * @param id the name that metrics and circuits give the route
 * @param service its short name, such as {@code order}
 * @param patterns a path each or, with {@code /**} at its end, all below it as well
 */
public record RouteRule(String id, String service, List<String> patterns) {

    private static final String ALL_BELOW = "/**";

    /** All there are. What is not listed, such as /internal, is not reachable. */
    public static final List<RouteRule> ALL =
            List.of(
                    rule(
                            "users",
                            "user",
                            "/api/v1/users/**",
                            "/api/v1/auth/**",
                            "/.well-known/jwks.json"),
                    rule("products", "product", "/api/v1/products/**"),
                    rule("carts", "order", "/api/v1/cart/**"),
                    rule("orders", "order", "/api/v1/orders/**", "/api/v1/coupons/**"),
                    // Nothing else of payments is for anybody outside.
                    rule("webhooks", "payment", "/api/v1/payments/webhooks"),
                    rule("notifications", "notification", "/api/v1/notifications/**"));

    private static RouteRule rule(String id, String service, String... patterns) {
        return new RouteRule(id, service, List.of(patterns));
    }

    /** Whether the path is the pattern's or below it. */
    public static boolean covers(String pattern, String path) {
        if (!pattern.endsWith(ALL_BELOW)) {
            return path.equals(pattern);
        }
        int stem = pattern.length() - ALL_BELOW.length();
        return path.length() >= stem
                && path.regionMatches(0, pattern, 0, stem)
                && (path.length() == stem || path.charAt(stem) == '/');
    }
}
