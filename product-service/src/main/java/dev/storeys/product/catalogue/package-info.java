/** Products as they are described and priced, and the commands that change them. */
@NullMarked
package dev.storeys.product.catalogue;

import org.jspecify.annotations.NullMarked;
