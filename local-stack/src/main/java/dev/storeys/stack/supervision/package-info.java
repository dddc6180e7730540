/** Starts and stops a stage's components in the order of their needs and reports on them. */
@NullMarked
package dev.storeys.stack.supervision;

import org.jspecify.annotations.NullMarked;
