/** A call that is sent several times with one key takes effect once and is answered the same. */
@NullMarked
package dev.storeys.platform.idempotency;

import org.jspecify.annotations.NullMarked;
