package dev.storeys.notification.message;

import dev.storeys.notification.NotificationModule;
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

/** One message to one customer, as the shop shows it. */
@Entity
@Table(schema = NotificationModule.SCHEMA, name = "notification")
class Notification {

    @Id private UUID id;

    @Column(nullable = false, updatable = false)
    private UUID userId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private NotificationKind kind;

    @Column(nullable = false, updatable = false)
    private UUID orderId;

    @Column(nullable = false, updatable = false)
    private String title;

    @Column(nullable = false, updatable = false)
    private String text;

    @Column(nullable = false, updatable = false)
    private Instant createdAt;

    @Version private @Nullable Long version;

    /** For JPA. */
    protected Notification() {}

    Notification(UUID id, UUID userId, UUID orderId, Wording wording, Instant now) {
        this.id = id;
        this.userId = userId;
        this.orderId = orderId;
        this.kind = wording.kind();
        this.title = wording.title();
        this.text = wording.text();
        this.createdAt = now;
    }
}
