package dev.storeys.payment.sandbox;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Where the client wants to hear of its bookings.
 *
 * @param url SANDBOX_WEBHOOK_URL
 * @param secret what webhooks are signed with: SANDBOX_WEBHOOK_SECRET
 */
record WebhookSettings(URI url, String secret) {

    /** Empty when the client has not said where: then nothing is told. */
    static Optional<WebhookSettings> of(Map<String, String> environment) {
        String url = environment.getOrDefault("SANDBOX_WEBHOOK_URL", "");
        String secret = environment.getOrDefault("SANDBOX_WEBHOOK_SECRET", "");
        if (url.isBlank()) {
            return Optional.empty();
        }
        if (secret.isBlank()) {
            throw bad("SANDBOX_WEBHOOK_URL needs a SANDBOX_WEBHOOK_SECRET to sign with");
        }
        try {
            URI target = URI.create(url);
            if ("http".equals(target.getScheme()) || "https".equals(target.getScheme())) {
                return Optional.of(new WebhookSettings(target, secret));
            }
        } catch (IllegalArgumentException _) {
            // Said below.
        }
        throw bad("SANDBOX_WEBHOOK_URL is '%s'; it must be an http URL".formatted(url));
    }

    private static SandboxFailure bad(String line) {
        return new SandboxFailure(SandboxFailure.BAD_SETTING, line);
    }

    @Override
    public String toString() {
        return "WebhookSettings[" + url + "]";
    }
}
