package dev.storeys.notification.message;

import dev.storeys.events.OrderEvent;
import dev.storeys.notification.mail.Letter;
import dev.storeys.notification.mail.PostMail;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Leaves one notification and one mail for each thing worth telling, in one transaction. */
@Component
class TellCustomer {

    private final Notifications notifications;
    private final Succession succession;
    private final PostMail mail;

    TellCustomer(Notifications notifications, Succession succession, PostMail mail) {
        this.notifications = notifications;
        this.succession = succession;
        this.mail = mail;
    }

    void about(OrderEvent event) {
        Wording.of(event)
                .filter(words ->
                        !notifications.existsByOrderIdAndKind(event.orderId(), words.kind()))
                .ifPresent(words -> tell(event, words));
    }

    private void tell(OrderEvent event, Wording words) {
        UUID id = succession.next(event.userId());
        notifications.save(
                new Notification(id, event.userId(), event.orderId(), words, Instant.now()));
        mail.post(
                new Letter(
                        event.userId(),
                        event.orderId(),
                        words.kind().slug(),
                        words.title(),
                        words.text()));
    }
}
