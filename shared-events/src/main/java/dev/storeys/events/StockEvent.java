package dev.storeys.events;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.UUID;

/** What happens to the stock of an order; published by product-service, keyed by the order's id. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = HoldExpired.class, name = "HoldExpired"),
    @JsonSubTypes.Type(value = StockShort.class, name = "StockShort")
})
@JsonIgnoreProperties(ignoreUnknown = true)
public sealed interface StockEvent permits HoldExpired, StockShort {

    /** The topic of all stock events. */
    String TOPIC = "storeys.stock";

    /** The order, or what was to become one; it is also the key of the record. */
    UUID orderId();

    /** When it happened, by the clock of product-service. */
    Instant at();
}
