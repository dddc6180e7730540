package dev.storeys.notification.mail;

import dev.storeys.notification.recipient.Recipient;
import dev.storeys.notification.recipient.RecipientGone;
import dev.storeys.notification.recipient.Recipients;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends one mail, outside any transaction, and writes down what came of it. */
@Component
class SendMail {

    private static final Logger LOG = LoggerFactory.getLogger(SendMail.class);

    private final Recipients recipients;
    private final Postman postman;
    private final Mails mails;
    private final TransactionTemplate transaction;

    SendMail(Recipients recipients, Postman postman, Mails mails, TransactionTemplate transaction) {
        this.recipients = recipients;
        this.postman = postman;
        this.mails = mails;
        this.transaction = transaction;
    }

    void send(DueMail due, Duration pause) {
        change(due, outcome(due, pause));
    }

    private Consumer<Mail> outcome(DueMail due, Duration pause) {
        try {
            Recipient recipient = recipients.find(due.userId());
            postman.deliver(due, recipient);
            return mail -> mail.sent(Instant.now());
        } catch (RecipientGone gone) {
            LOG.info("Mail {} is dropped: user {} is gone", due.id(), due.userId());
            return mail -> mail.drop("recipient-gone", Instant.now());
        } catch (Undeliverable hopeless) {
            LOG.warn(
                    "Mail {} to user {} is dropped: its {}", due.id(), due.userId(), why(hopeless));
            return mail -> mail.drop(why(hopeless), Instant.now());
        } catch (RuntimeException failure) {
            return postponed(due, pause, failure);
        }
    }

    /** The failure's own text may hold an address, so only its kind is told. */
    private static Consumer<Mail> postponed(DueMail due, Duration pause, Exception failure) {
        LOG.warn(
                "Mail {} waits {} ms after attempt {}: {}",
                due.id(),
                pause.toMillis(),
                due.attempts(),
                kinds(failure));
        return mail -> mail.postpone(Instant.now().plus(pause));
    }

    private void change(DueMail due, Consumer<Mail> change) {
        transaction.executeWithoutResult(status -> mails.findById(due.id()).ifPresent(change));
    }

    private static String why(Undeliverable hopeless) {
        return String.valueOf(hopeless.getMessage());
    }

    private static String kinds(Throwable failure) {
        Throwable cause = failure.getCause();
        String kind = failure.getClass().getSimpleName();
        return cause == null ? kind : kind + " by " + kinds(cause);
    }
}
