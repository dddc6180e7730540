/** Processes of the operating system that outlive this command, and how to find them again. */
@NullMarked
package dev.storeys.stack.process;

import org.jspecify.annotations.NullMarked;
