package dev.storeys.payment.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is booked under one idempotency key; the journal's last line of a key counts. A void of an
 * unknown key is a booking without an amount, which bars the key. A refund is a booking beside that
 * of its authorisation: it has the same key, a {@code refund} key of its own and its own amount.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Booking(
        String id,
        String key,
        BookingStatus status,
        @Nullable Long amount,
        @Nullable Long captured,
        @Nullable String currency,
        @Nullable String method,
        @Nullable String reference,
        @Nullable String reason,
        @Nullable String refund,
        Instant at) {

    static Booking of(String id, String key, AuthorizationRequest request) {
        boolean declined = request.card().declines();
        return new Booking(
                id,
                key,
                declined ? BookingStatus.DECLINED : BookingStatus.AUTHORIZED,
                request.amount(),
                null,
                request.currency(),
                request.method(),
                request.reference(),
                declined ? "card-declined" : null,
                null,
                Instant.now());
    }

    static Booking barred(String id, String key) {
        return new Booking(
                id,
                key,
                BookingStatus.VOIDED,
                null,
                null,
                null,
                null,
                null,
                "barred",
                null,
                Instant.now());
    }

    /** The same authorisation, given back. */
    Booking voided() {
        return become(BookingStatus.VOIDED, null);
    }

    /** The same authorisation, of which so much is taken. */
    Booking captured(long part) {
        return become(BookingStatus.CAPTURED, part);
    }

    private Booking become(BookingStatus next, @Nullable Long taken) {
        return new Booking(
                id,
                key,
                next,
                amount,
                taken,
                currency,
                method,
                reference,
                reason,
                null,
                Instant.now());
    }

    /** Some of this authorisation, given back under a key of its own. */
    Booking refunded(String refundId, String refundKey, long part) {
        return new Booking(
                refundId,
                key,
                BookingStatus.REFUNDED,
                part,
                null,
                currency,
                method,
                reference,
                null,
                refundKey,
                Instant.now());
    }

    /** Whether a repeat asks for what was booked; anything may be asked of a barred key. */
    boolean answers(AuthorizationRequest request) {
        return amount == null
                || (amount == request.amount()
                        && currency != null
                        && currency.equals(request.currency())
                        && method != null
                        && method.equals(request.method()));
    }

    boolean isOf(TestCard card) {
        return card.slug().equals(method);
    }
}
