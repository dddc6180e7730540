package dev.storeys.events;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.UUID;

/** What happens to a payment; published by payment-service, keyed by the order's id. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PaymentAuthorized.class, name = "PaymentAuthorized"),
    @JsonSubTypes.Type(value = PaymentDeclined.class, name = "PaymentDeclined"),
    @JsonSubTypes.Type(value = PaymentVoided.class, name = "PaymentVoided"),
    @JsonSubTypes.Type(value = PaymentRefunded.class, name = "PaymentRefunded"),
    @JsonSubTypes.Type(value = RefundFailed.class, name = "RefundFailed")
})
@JsonIgnoreProperties(ignoreUnknown = true)
public sealed interface PaymentEvent
        permits PaymentAuthorized, PaymentDeclined, PaymentVoided, PaymentRefunded, RefundFailed {

    /** The topic of all payment events. */
    String TOPIC = "storeys.payments";

    /** The order that is paid for, which is also the key of the record. */
    UUID orderId();

    /** The payment; one per order. */
    UUID paymentId();

    /** When it happened, by the clock of payment-service. */
    Instant at();
}
