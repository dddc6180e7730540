/** The payment provider, as far as we depend on it, and the way to reach it. */
@NullMarked
package dev.storeys.payment.provider;

import org.jspecify.annotations.NullMarked;
