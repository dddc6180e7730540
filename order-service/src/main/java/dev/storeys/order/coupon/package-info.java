/** Coupons: what they are worth, and how often they may be used. */
@NullMarked
package dev.storeys.order.coupon;

import org.jspecify.annotations.NullMarked;
