package dev.storeys.gateway.overload;

import java.util.Locale;
import java.util.Set;

/** What is served first when not everything can be; the first is the most important. */
public enum Priority {
    CHECKOUT,
    ACCOUNT,
    BROWSE;

    private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");

    /**
     * The priority of a request.
     *
     * @param path without its query, such as {@code /api/v1/orders}
     */
    public static Priority of(String method, String path) {
        if (path.startsWith("/api/v1/payments/") || (!LOOKING.contains(method) && buys(path))) {
            return CHECKOUT;
        }
        return isOfAnAccount(path) ? ACCOUNT : BROWSE;
    }

    private static boolean buys(String path) {
        return isAtOrBelow(path, "/api/v1/orders") || isAtOrBelow(path, "/api/v1/cart");
    }

    /** Whoever cannot sign in cannot buy either. */
    private static boolean isOfAnAccount(String path) {
        return isAtOrBelow(path, "/api/v1/auth")
                || isAtOrBelow(path, "/api/v1/users")
                || path.equals("/.well-known/jwks.json");
    }

    private static boolean isAtOrBelow(String path, String root) {
        return path.startsWith(root)
                && (path.length() == root.length() || path.charAt(root.length()) == '/');
    }

    /** As settings and metrics write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
