package dev.storeys.product.stock;

import dev.storeys.events.StockEvent;

/** Tells others what happens to the stock of orders, if the current transaction commits. */
interface StockEvents {
    void publish(StockEvent event);
}
