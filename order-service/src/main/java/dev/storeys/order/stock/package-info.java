/** What becomes of the stock of orders, as product-service tells it. */
@NullMarked
package dev.storeys.order.stock;

import org.jspecify.annotations.NullMarked;
