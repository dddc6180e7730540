/** What a customer means to buy. */
@NullMarked
package dev.storeys.order.cart;

import org.jspecify.annotations.NullMarked;
