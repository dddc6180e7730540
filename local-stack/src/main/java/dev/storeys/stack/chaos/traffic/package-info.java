/** Customers who order while things break, and the journal of all they asked and heard. */
@NullMarked
package dev.storeys.stack.chaos.traffic;

import org.jspecify.annotations.NullMarked;
