/** What can be sold: holds for orders, their claim, release and expiry. */
@NullMarked
package dev.storeys.product.stock;

import org.jspecify.annotations.NullMarked;
