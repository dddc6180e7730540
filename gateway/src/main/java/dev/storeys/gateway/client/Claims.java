package dev.storeys.gateway.client;

import java.util.Locale;
import java.util.Set;

/** Headers by which a client could claim who it is or where its request came from. */
public final class Claims {

    private static final Set<String> NAMES =
            Set.of(
                    "forwarded",
                    "true-client-ip",
                    "x-real-ip",
                    "x-client-ip",
                    "x-cluster-client-ip",
                    "x-original-url",
                    "x-rewrite-url",
                    "x-http-method-override",
                    "x-http-method",
                    "x-method-override",
                    "x-served-by");

    private static final String[] PREFIXES = {
        "x-forwarded-", "x-storeys-", "x-user", "x-auth", "x-role", "x-envoy-", "x-b3-"
    };

    /** What all of these begin with; most headers do not, and need no closer look. */
    private static final String INITIALS = "fFtTxX";

    private Claims() {}

    /** Whether the header of this name, in whatever case, must not reach a service. */
    public static boolean include(CharSequence name) {
        return !name.isEmpty()
                && INITIALS.indexOf(name.charAt(0)) >= 0
                && isClaim(name.toString().toLowerCase(Locale.ROOT));
    }

    private static boolean isClaim(String name) {
        if (NAMES.contains(name)) {
            return true;
        }
        for (String prefix : PREFIXES) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
