/**
 * How many requests one caller may make: token buckets in this process, which agree through Redis
 * with those of the other gateways.
 */
@NullMarked
package dev.storeys.gateway.limit;

import org.jspecify.annotations.NullMarked;
