/** What we know of product-service: prices and stock. */
@NullMarked
package dev.storeys.order.catalog;

import org.jspecify.annotations.NullMarked;
