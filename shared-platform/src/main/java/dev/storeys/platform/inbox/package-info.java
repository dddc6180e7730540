/** Events arrive any number of times and take effect once. */
@NullMarked
package dev.storeys.platform.inbox;

import org.jspecify.annotations.NullMarked;
