/** Makes the storefront's files fit to be kept by browsers for ever. */
@NullMarked
package dev.storeys.storefront;

import org.jspecify.annotations.NullMarked;
