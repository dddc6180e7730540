/** One payment per order: requested by an order, settled by the provider, voided with the order. */
@NullMarked
package dev.storeys.payment.authorisation;

import org.jspecify.annotations.NullMarked;
