package dev.storeys.notification.mail;

import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Puts a letter in the post, within the caller's transaction; it is sent after the commit. */
@Component
public class PostMail {

    private final Mails mails;
    private final ApplicationEventPublisher events;

    PostMail(Mails mails, ApplicationEventPublisher events) {
        this.mails = mails;
        this.events = events;
    }

    /** Takes the letter; it will be sent if, and only if, the transaction commits. */
    public void post(Letter letter) {
        Mail mail = mails.save(Mail.post(letter, Instant.now()));
        events.publishEvent(new MailDue(mail.id()));
    }
}
