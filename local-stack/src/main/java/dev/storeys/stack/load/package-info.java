/** Runs the load tests against the stage that is up. */
@NullMarked
package dev.storeys.stack.load;

import org.jspecify.annotations.NullMarked;
