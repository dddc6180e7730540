package dev.storeys.notification.mail;

import dev.storeys.notification.NotificationModule;
import dev.storeys.platform.id.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mail on its way. While {@code nextAttemptAt} is set, it has to be sent. */
@Entity
@Table(schema = NotificationModule.SCHEMA, name = "mail")
class Mail {

    @Id private UUID id;

    @Column(nullable = false, updatable = false)
    private UUID userId;

    @Column(nullable = false, updatable = false)
    private UUID orderId;

    @Column(nullable = false, updatable = false)
    private String topic;

    @Column(nullable = false, updatable = false)
    private String subject;

    @Column(nullable = false, updatable = false)
    private String text;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private MailStatus status;

    @Column private @Nullable String reason;

    @Column(nullable = false)
    private int attempts;

    @Column private @Nullable Instant nextAttemptAt;

    @Column(nullable = false, updatable = false)
    private Instant createdAt;

    @Column private @Nullable Instant settledAt;

    @Version private @Nullable Long version;

    /** For JPA. */
    protected Mail() {}

    private Mail(Letter letter, Instant now) {
        this.id = Ids.next();
        this.userId = letter.userId();
        this.orderId = letter.orderId();
        this.topic = letter.topic();
        this.subject = letter.subject();
        this.text = letter.text();
        this.status = MailStatus.PENDING;
        this.createdAt = now;
        this.nextAttemptAt = now;
    }

    /** A mail that has still to be sent. */
    static Mail post(Letter letter, Instant now) {
        return new Mail(letter, now);
    }

    /** The mail server has taken it; said twice when a lease ran out, which changes nothing. */
    void sent(Instant now) {
        settle(MailStatus.SENT, now);
    }

    void drop(String why, Instant now) {
        if (settle(MailStatus.DROPPED, now)) {
            reason = why;
        }
    }

    void postpone(Instant until) {
        if (nextAttemptAt != null) {
            nextAttemptAt = until;
        }
    }

    private boolean settle(MailStatus next, Instant now) {
        if (!status.canBecome(next)) {
            return false;
        }
        status = next;
        settledAt = now;
        nextAttemptAt = null;
        return true;
    }

    UUID id() {
        return id;
    }

    MailStatus status() {
        return status;
    }

    @Nullable String reason() {
        return reason;
    }

    @Nullable Instant nextAttemptAt() {
        return nextAttemptAt;
    }
}
