/** Breaks a running stage on purpose while customers order, and tells whether it kept its word. */
@NullMarked
package dev.storeys.stack.chaos;

import org.jspecify.annotations.NullMarked;
