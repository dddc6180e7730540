package dev.storeys.events;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.UUID;

/** What happens to an order; published by order-service, keyed by the order's id. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = OrderPlaced.class, name = "OrderPlaced"),
    @JsonSubTypes.Type(value = OrderConfirmed.class, name = "OrderConfirmed"),
    @JsonSubTypes.Type(value = OrderCancelled.class, name = "OrderCancelled"),
    @JsonSubTypes.Type(value = OrderShipped.class, name = "OrderShipped"),
    @JsonSubTypes.Type(value = OrderDelivered.class, name = "OrderDelivered"),
    @JsonSubTypes.Type(value = RefundRequested.class, name = "RefundRequested"),
    @JsonSubTypes.Type(value = OrderRefunded.class, name = "OrderRefunded")
})
@JsonIgnoreProperties(ignoreUnknown = true)
public sealed interface OrderEvent
        permits OrderPlaced,
                OrderConfirmed,
                OrderCancelled,
                OrderShipped,
                OrderDelivered,
                RefundRequested,
                OrderRefunded {

    /** The topic of all order events. */
    String TOPIC = "storeys.orders";

    /** The order, which is also the key of the record. */
    UUID orderId();

    /** Whose order it is. */
    UUID userId();

    /** When it happened, by the clock of order-service. */
    Instant at();
}
