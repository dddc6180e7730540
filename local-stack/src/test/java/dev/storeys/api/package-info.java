/** What the public API promises, tested over HTTP on whichever stage is running. */
@NullMarked
package dev.storeys.api;

import org.jspecify.annotations.NullMarked;
