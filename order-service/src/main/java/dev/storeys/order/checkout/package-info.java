/** Placing an order and what becomes of it. */
@NullMarked
package dev.storeys.order.checkout;

import org.jspecify.annotations.NullMarked;
