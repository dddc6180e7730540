/** Which pages may call the API from a browser. */
@NullMarked
package dev.storeys.gateway.browser;

import org.jspecify.annotations.NullMarked;
