/** The connection to Redis, which may be missing at any time and must never be waited for. */
@NullMarked
package dev.storeys.gateway.redis;

import org.jspecify.annotations.NullMarked;
