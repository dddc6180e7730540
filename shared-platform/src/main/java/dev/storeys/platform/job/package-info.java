/** Work that waits in a table: leased, done some at a time, and due again when its worker dies. */
@NullMarked
package dev.storeys.platform.job;

import org.jspecify.annotations.NullMarked;
