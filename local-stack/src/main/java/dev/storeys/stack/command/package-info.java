/** The commands of the shop script. */
@NullMarked
package dev.storeys.stack.command;

import org.jspecify.annotations.NullMarked;
