/** Events leave in the transaction that caused them, and travel after it. */
@NullMarked
package dev.storeys.platform.outbox;

import org.jspecify.annotations.NullMarked;
