/** A shop owner's own catalogue: reads it from CSV and sends it to the running shop. */
@NullMarked
package dev.storeys.stack.catalogue;

import org.jspecify.annotations.NullMarked;
