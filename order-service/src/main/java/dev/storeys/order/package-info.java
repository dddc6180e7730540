/** Orders and carts: the module's root. */
@NullMarked
package dev.storeys.order;

import org.jspecify.annotations.NullMarked;
