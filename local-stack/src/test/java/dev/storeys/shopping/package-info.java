/** Shopping as people do it: in a browser. */
@NullMarked
package dev.storeys.shopping;

import org.jspecify.annotations.NullMarked;
