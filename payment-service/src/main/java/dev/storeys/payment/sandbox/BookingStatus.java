package dev.storeys.payment.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an authorisation stands in the provider's books. */
enum BookingStatus {
    @JsonProperty("authorized")
    AUTHORIZED,
    @JsonProperty("declined")
    DECLINED,
    @JsonProperty("voided")
    VOIDED
}
