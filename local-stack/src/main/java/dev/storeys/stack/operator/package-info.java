/** What applications answer to their operator alone, by the stage's service key. */
@NullMarked
package dev.storeys.stack.operator;

import org.jspecify.annotations.NullMarked;
