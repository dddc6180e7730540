package dev.storeys.payment.authorisation;

import dev.storeys.events.Money;
import dev.storeys.payment.PaymentModule;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Some of a payment on its way back. While its inquiry has a time, the provider has to be asked.
 */
@Entity
@Table(schema = PaymentModule.SCHEMA, name = "refund")
class Refund {

    @Id private UUID id;

    @Column(nullable = false, updatable = false)
    private UUID paymentId;

    @Column(nullable = false, updatable = false)
    private UUID orderId;

    @Column(nullable = false, updatable = false)
    private long amount;

    @Column(nullable = false, updatable = false)
    private String currency;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private RefundStatus status;

    @Column private @Nullable String reason;
    @Embedded private Inquiry inquiry;

    @Column(nullable = false, updatable = false)
    private Instant requestedAt;

    @Column private @Nullable Instant settledAt;
    @Version private @Nullable Long version;

    /** For JPA. */
    protected Refund() {}

    /** A refund that waits until it is known how the money goes back. */
    Refund(UUID id, Payment payment, Money amount, Instant now) {
        this.id = id;
        this.paymentId = payment.id();
        this.orderId = payment.orderId();
        this.amount = amount.amount();
        this.currency = amount.currency();
        this.status = RefundStatus.REQUESTED;
        this.requestedAt = now;
        this.inquiry = Inquiry.NONE;
    }

    /** The payment is taken, so the provider can be asked to give this back. */
    void ask(Instant now) {
        if (isOpen()) {
            inquiry = inquiry.at(now);
        }
    }

    void postpone(Instant until) {
        inquiry = inquiry.postponed(until);
    }

    void done(Instant now) {
        become(RefundStatus.DONE, now);
    }

    void fail(String why, Instant now) {
        become(RefundStatus.FAILED, now);
        reason = why;
    }

    private void become(RefundStatus next, Instant now) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("A refund that is " + status + " cannot be " + next);
        }
        status = next;
        settledAt = now;
        inquiry = Inquiry.NONE;
    }

    boolean isOpen() {
        return status == RefundStatus.REQUESTED;
    }

    UUID id() {
        return id;
    }

    Money amount() {
        return new Money(amount, currency);
    }
}
