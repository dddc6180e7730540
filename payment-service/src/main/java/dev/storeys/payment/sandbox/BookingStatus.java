package dev.storeys.payment.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an authorisation or a refund stands in the provider's books. */
enum BookingStatus {
    @JsonProperty("authorized")
    AUTHORIZED,
    @JsonProperty("declined")
    DECLINED,
    @JsonProperty("captured")
    CAPTURED,
    @JsonProperty("voided")
    VOIDED,
    @JsonProperty("refunded")
    REFUNDED
}
