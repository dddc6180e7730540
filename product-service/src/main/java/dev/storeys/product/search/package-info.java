/** Finding products: full-text search, filters, sorts and pages. */
@NullMarked
package dev.storeys.product.search;

import org.jspecify.annotations.NullMarked;
