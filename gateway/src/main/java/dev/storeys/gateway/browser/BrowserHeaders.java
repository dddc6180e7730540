package dev.storeys.gateway.browser;

import java.util.Map;
import java.util.function.BiConsumer;

/** What a browser may not do with an answer; the platform says the same: BrowserHeaders. */
public final class BrowserHeaders {

    private static final Map<String, String> ALWAYS =
            Map.of(
                    "X-Content-Type-Options",
                    "nosniff",
                    "X-Frame-Options",
                    "DENY",
                    "Referrer-Policy",
                    "same-origin",
                    "Cross-Origin-Opener-Policy",
                    "same-origin",
                    "Content-Security-Policy",
                    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
                            + " frame-ancestors 'none'");

    private BrowserHeaders() {}

    /** Names and values of headers for an answer over this scheme. */
    public static void tell(String scheme, BiConsumer<String, String> header) {
        ALWAYS.forEach(header);
        if ("https".equals(scheme)) {
            // Over plain HTTP anybody on the way could have said it.
            header.accept("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
