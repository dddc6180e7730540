package dev.storeys.payment.sandbox;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** Sends one webhook, signed at that moment. */
final class Sender {

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final WebhookSettings settings;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .build();

    Sender(WebhookSettings settings) {
        this.settings = settings;
    }

    /** Whether the client has taken it, or never will: a repeat cannot mend a refusal. */
    boolean send(byte[] body) {
        HttpRequest request =
                HttpRequest.newBuilder(settings.url())
                        .timeout(ANSWER)
                        .header("Content-Type", "application/json")
                        .header(
                                "Sandbox-Signature",
                                Webhooks.sign(settings.secret(), Instant.now(), body))
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            return status < 500 && status != 429;
        } catch (IOException noAnswer) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
