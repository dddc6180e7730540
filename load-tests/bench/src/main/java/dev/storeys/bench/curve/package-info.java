/** How the cost of a read grows with what there is. */
@NullMarked
package dev.storeys.bench.curve;

import org.jspecify.annotations.NullMarked;
