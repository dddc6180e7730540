/** Time-ordered identifiers. */
@NullMarked
package dev.storeys.platform.id;

import org.jspecify.annotations.NullMarked;
