package dev.storeys.payment.webhook;

import dev.storeys.payment.authorisation.HearFromProvider;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes an event in once, in the transaction of its effect. */
@Component
class TakeWebhook {

    private static final Logger LOG = LoggerFactory.getLogger(TakeWebhook.class);

    private static final String CHARGE = "authorization.";

    private final Webhooks webhooks;
    private final HearFromProvider hear;

    TakeWebhook(Webhooks webhooks, HearFromProvider hear) {
        this.webhooks = webhooks;
        this.hear = hear;
    }

    @Transactional
    void take(WebhookEvent event) {
        String name = event.name();
        if (!webhooks.add(name)) {
            LOG.debug("Webhook {} came again", name);
            return;
        }
        event.order()
                .ifPresentOrElse(
                        order -> hear(event, order),
                        () -> LOG.info("Webhook {} is about nothing of ours", name));
    }

    private void hear(WebhookEvent event, UUID order) {
        String type = String.valueOf(event.type());
        if (type.startsWith(CHARGE)) {
            hear.ofCharge(order, type.substring(CHARGE.length()));
        } else {
            event.ofRefund().ifPresent(refund -> hear.ofRefund(order, refund));
        }
    }
}
