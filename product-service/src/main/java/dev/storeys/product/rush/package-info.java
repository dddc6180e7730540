/** When many want the same thing at once: those who wait are served together. */
@NullMarked
package dev.storeys.product.rush;

import org.jspecify.annotations.NullMarked;
