/** Load on a running shop: which journey, how much of it, and what must hold. */
@NullMarked
package dev.storeys.load;

import org.jspecify.annotations.NullMarked;
