/** A service's part of the API's document. */
@NullMarked
package dev.storeys.platform.document;

import org.jspecify.annotations.NullMarked;
