package dev.storeys.payment.webhook;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Where the provider tells us what happened; no part of the customers' API. */
@Hidden
@RestController
class WebhookController {

    private final WebhookSettings settings;
    private final TakeWebhook takeWebhook;
    private final JsonMapper json;

    WebhookController(WebhookSettings settings, TakeWebhook takeWebhook, JsonMapper json) {
        this.settings = settings;
        this.takeWebhook = takeWebhook;
        this.json = json;
    }

    @PostMapping("/api/v1/payments/webhooks")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void receive(
            @RequestHeader(name = Signature.HEADER, required = false) @Nullable String signature,
            @RequestBody(required = false) byte @Nullable [] body) {
        String secret = settings.secret();
        if (secret == null || secret.isBlank()) {
            throw new NoWebhooks();
        }
        byte[] content = body == null ? new byte[0] : body;
        Signature.of(signature).check(secret, content, Instant.now(), settings.tolerance());
        takeWebhook.take(event(content));
    }

    private WebhookEvent event(byte[] body) {
        try {
            WebhookEvent event = json.readValue(body, WebhookEvent.class);
            if (event != null) {
                return event;
            }
        } catch (JacksonException garbage) {
            throw new BadWebhook();
        }
        throw new BadWebhook();
    }
}
