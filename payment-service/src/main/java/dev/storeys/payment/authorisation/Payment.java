package dev.storeys.payment.authorisation;

import dev.storeys.events.Money;
import dev.storeys.payment.PaymentModule;
import dev.storeys.platform.id.Ids;
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

/** The payment of one order. While its inquiry has a time, the provider has to be asked. */
@Entity
@Table(schema = PaymentModule.SCHEMA, name = "payment")
class Payment {

    @Id private UUID id;
    private UUID orderId;
    @Embedded private Amounts amounts;
    @Column private String method;

    @Enumerated(EnumType.STRING)
    private PaymentStatus status = PaymentStatus.REQUESTED;

    @Column private @Nullable String reason;
    @Column private @Nullable String providerReference;
    private boolean orderCancelled;
    private boolean captureRequested;
    @Embedded private Inquiry inquiry;
    @Column private Instant requestedAt;
    @Column private @Nullable Instant settledAt;
    @Version private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Payment() {}

    /** A payment that the provider has still to be asked for. */
    Payment(UUID orderId, Money amount, String method, Instant now) {
        this.id = Ids.next();
        this.orderId = orderId;
        this.amounts = Amounts.of(amount);
        this.method = method;
        this.requestedAt = now;
        this.inquiry = Inquiry.NONE.at(now);
    }

    /** Reserved; to be asked about again if its order has gone or the provider told more since. */
    void authorize(String reference, Instant now) {
        boolean askAgain = orderCancelled || inquiry.isDue(now);
        become(PaymentStatus.AUTHORIZED, now);
        providerReference = reference;
        inquiry = askAgain ? inquiry.at(now) : inquiry;
    }

    void decline(String why, Instant now) {
        become(PaymentStatus.DECLINED, now);
        reason = why;
    }

    /** So much is taken; what was reserved beyond it is the customer's again. */
    void capture(long taken, Instant now) {
        become(PaymentStatus.CAPTURED, now);
        amounts = amounts.captured(taken);
    }

    /** Nothing was taken, and nothing is reserved any more. */
    void giveBack(Instant now) {
        become(PaymentStatus.VOIDED, now);
        amounts = amounts.captured(0);
    }

    /** Some of what is reserved will not be taken. */
    void release(long part) {
        if (status != PaymentStatus.AUTHORIZED) {
            throw new IllegalStateException("A payment that is " + status + " has no hold");
        }
        amounts = amounts.released(part);
    }

    /** Some or all of what was taken is the customer's again. */
    void refund(long part, Instant now) {
        amounts = amounts.refunded(part);
        boolean all = amounts.allRefunded();
        become(all ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED, now);
    }

    /**
     * Nothing is to come of it: the order was cancelled, or refunded before it was shipped.
     * Whatever the provider has reserved is to be given back.
     */
    void orderCancelled(Instant now) {
        if (!orderCancelled && status.canBecome(PaymentStatus.VOIDED)) {
            orderCancelled = true;
            inquiry = inquiry.at(now);
        }
    }

    /** The order was shipped: what is reserved is to be taken. */
    void orderShipped(Instant now) {
        if (!orderCancelled && !captureRequested && status == PaymentStatus.AUTHORIZED) {
            captureRequested = true;
            inquiry = inquiry.at(now);
        }
    }

    /** The provider gave no answer; ask again then, unless somebody else settled it meanwhile. */
    void postpone(Instant until) {
        inquiry = inquiry.postponed(until);
    }

    /** The provider is said to have moved: asks it now, however long we meant to wait. */
    void lookAgain(Instant now) {
        inquiry = inquiry.at(now);
    }

    /** The provider said what we know already. */
    void nothingNew(Instant now) {
        boolean wantsVoid = orderCancelled && canBecome(PaymentStatus.VOIDED);
        boolean open = status == PaymentStatus.REQUESTED || wantsVoid || wantsCapture();
        if (!open && !inquiry.isDue(now)) {
            inquiry = Inquiry.NONE;
        }
    }

    private void become(PaymentStatus next, Instant now) {
        status = status.become(next);
        settledAt = now;
        inquiry = Inquiry.NONE;
    }

    boolean canBecome(PaymentStatus next) {
        return status.canBecome(next);
    }

    boolean wantsCapture() {
        return captureRequested && status == PaymentStatus.AUTHORIZED;
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
        return amounts.money(amounts.amount());
    }

    Amounts amounts() {
        return amounts;
    }

    /** What the provider has reserved for us now. */
    Money held() {
        boolean reserved = status == PaymentStatus.AUTHORIZED;
        return amounts.money(reserved ? amounts.amount() - amounts.released() : 0);
    }

    PaymentStatus status() {
        return status;
    }

    Inquiry inquiry() {
        return inquiry;
    }
}
