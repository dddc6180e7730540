/** What the shop sells and how much of it is left. */
@NullMarked
package dev.storeys.product;

import org.jspecify.annotations.NullMarked;
