/** Events within one process: the outbox feeds the inbox directly. */
@NullMarked
package dev.storeys.platform.inprocess;

import org.jspecify.annotations.NullMarked;
