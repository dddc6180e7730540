/** Taking in catalogues in bulk. */
@NullMarked
package dev.storeys.product.imports;

import org.jspecify.annotations.NullMarked;
