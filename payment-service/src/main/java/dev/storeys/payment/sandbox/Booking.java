package dev.storeys.payment.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is booked under one idempotency key; the journal's last line of a key counts. A void of an
 * unknown key is a booking without an amount, which bars the key.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Booking(
        String id,
        String key,
        BookingStatus status,
        @Nullable Long amount,
        @Nullable String currency,
        @Nullable String method,
        @Nullable String reference,
        @Nullable String reason,
        Instant at) {

    static Booking of(String id, String key, AuthorizationRequest request) {
        boolean declined = request.card().declines();
        return new Booking(
                id,
                key,
                declined ? BookingStatus.DECLINED : BookingStatus.AUTHORIZED,
                request.amount(),
                request.currency(),
                request.method(),
                request.reference(),
                declined ? "card-declined" : null,
                Instant.now());
    }

    static Booking barred(String id, String key) {
        return new Booking(
                id, key, BookingStatus.VOIDED, null, null, null, null, "barred", Instant.now());
    }

    /** The same authorisation, given back. */
    Booking voided() {
        return new Booking(
                id,
                key,
                BookingStatus.VOIDED,
                amount,
                currency,
                method,
                reference,
                reason,
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
}
