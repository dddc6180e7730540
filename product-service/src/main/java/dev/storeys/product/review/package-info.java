/** What buyers think of what they bought. */
@NullMarked
package dev.storeys.product.review;

import org.jspecify.annotations.NullMarked;
