/** Where a request goes, and what is taken off it on the way. */
@NullMarked
package dev.storeys.gateway.route;

import org.jspecify.annotations.NullMarked;
