package dev.storeys.payment.authorisation;

import dev.storeys.events.Money;
import dev.storeys.payment.PaymentModule;
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

/** The payment of one order. While {@code nextAttemptAt} is set, the provider has to be asked. */
@Entity
@Table(schema = PaymentModule.SCHEMA, name = "payment")
class Payment {

    @Id private UUID id;

    @Column(nullable = false, updatable = false)
    private UUID orderId;

    @Column(nullable = false, updatable = false)
    private long amount;

    @Column(nullable = false, updatable = false)
    private String currency;

    @Column(nullable = false, updatable = false)
    private String method;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private PaymentStatus status;

    @Column private @Nullable String reason;

    @Column private @Nullable String providerReference;

    @Column(nullable = false)
    private boolean orderCancelled;

    @Column(nullable = false)
    private int attempts;

    @Column private @Nullable Instant nextAttemptAt;

    @Column(nullable = false, updatable = false)
    private Instant requestedAt;

    @Column private @Nullable Instant settledAt;

    @Version private @Nullable Long version;

    /** For JPA. */
    protected Payment() {}

    private Payment(UUID orderId, Money amount, String method, Instant now) {
        this.id = Ids.next();
        this.orderId = orderId;
        this.amount = amount.amount();
        this.currency = amount.currency();
        this.method = method;
        this.status = PaymentStatus.REQUESTED;
        this.requestedAt = now;
        this.nextAttemptAt = now;
    }

    /** A payment that the provider has still to be asked for. */
    static Payment request(UUID orderId, Money amount, String method, Instant now) {
        return new Payment(orderId, amount, method, now);
    }

    /** The amount is reserved; if the order has gone meanwhile, it is to be given back at once. */
    void authorize(String reference, Instant now) {
        become(PaymentStatus.AUTHORIZED);
        providerReference = reference;
        settledAt = now;
        nextAttemptAt = orderCancelled ? now : null;
    }

    void decline(String why, Instant now) {
        become(PaymentStatus.DECLINED);
        reason = why;
        settledAt = now;
        nextAttemptAt = null;
    }

    void giveBack(Instant now) {
        become(PaymentStatus.VOIDED);
        settledAt = now;
        nextAttemptAt = null;
    }

    /** The order came to nothing: whatever the provider has reserved is to be given back. */
    void orderCancelled(Instant now) {
        if (!orderCancelled && status.canBecome(PaymentStatus.VOIDED)) {
            orderCancelled = true;
            nextAttemptAt = now;
        }
    }

    /** The provider gave no answer; ask again then, unless somebody else settled it meanwhile. */
    void postpone(Instant until) {
        if (nextAttemptAt != null) {
            nextAttemptAt = until;
        }
    }

    private void become(PaymentStatus next) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("A payment that is " + status + " cannot be " + next);
        }
        status = next;
    }

    boolean canBecome(PaymentStatus next) {
        return status.canBecome(next);
    }

    /** Whether anybody still waits for the outcome. */
    boolean isWanted() {
        return !orderCancelled;
    }

    UUID id() {
        return id;
    }

    UUID orderId() {
        return orderId;
    }

    Money amount() {
        return new Money(amount, currency);
    }

    PaymentStatus status() {
        return status;
    }

    @Nullable Instant nextAttemptAt() {
        return nextAttemptAt;
    }
}
