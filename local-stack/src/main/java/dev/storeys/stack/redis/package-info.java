/** Redis: its executable and its process. */
@NullMarked
package dev.storeys.stack.redis;

import org.jspecify.annotations.NullMarked;
