/** Payments: authorised once per order, and given back when the order comes to nothing. */
@NullMarked
package dev.storeys.payment;

import org.jspecify.annotations.NullMarked;
