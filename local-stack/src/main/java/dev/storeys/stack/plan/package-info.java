/**
 * A stage with everything decided: size, ports and secrets, so that its settings can be filled in.
 */
@NullMarked
package dev.storeys.stack.plan;

import org.jspecify.annotations.NullMarked;
