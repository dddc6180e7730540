/** How a command can end: exit codes and the one line that explains each. */
@NullMarked
package dev.storeys.stack.outcome;

import org.jspecify.annotations.NullMarked;
