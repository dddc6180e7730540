/** Compares what customers were told with every book of the shop and of the payment provider. */
@NullMarked
package dev.storeys.stack.chaos.audit;

import org.jspecify.annotations.NullMarked;
