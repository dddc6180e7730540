/** What we know of payment-service: whether an order is paid. */
@NullMarked
package dev.storeys.order.payment;

import org.jspecify.annotations.NullMarked;
