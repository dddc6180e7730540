/** A generated catalogue, so that a new shop has something to sell. */
@NullMarked
package dev.storeys.product.seed;

import org.jspecify.annotations.NullMarked;
