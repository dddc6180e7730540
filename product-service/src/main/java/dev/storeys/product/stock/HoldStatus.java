package dev.storeys.product.stock;

/** What became of the stock that an order took. */
enum HoldStatus {
    /** Taken, until the hold expires. */
    HELD,
    /** Taken for good: the order is confirmed. */
    CLAIMED,
    /** Given back: the hold ran out before the order was settled. */
    EXPIRED,
    /** Given back: the order was cancelled, or refunded before it was shipped. */
    RELEASED,
    /** Not taken, although the order is confirmed: the hold had run out and others were faster. */
    SHORT;

    /** Whether the units are missing from what others can buy. */
    boolean takesStock() {
        return this == HELD || this == CLAIMED;
    }
}
