package dev.storeys.events;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.UUID;

/**
 * What happens to the coupons of orders; published by order-service for itself, keyed by the
 * order's id.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = CouponReturned.class, name = "CouponReturned"))
@JsonIgnoreProperties(ignoreUnknown = true)
public sealed interface CouponEvent permits CouponReturned {

    /** The topic of all coupon events. */
    String TOPIC = "storeys.coupons";

    /** The order, or what was to become one; it is also the key of the record. */
    UUID orderId();

    /** When it happened, by the clock of order-service. */
    Instant at();
}
