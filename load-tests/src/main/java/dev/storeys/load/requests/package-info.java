/** Single calls of the public API and what counts as a right answer to each. */
@NullMarked
package dev.storeys.load.requests;

import org.jspecify.annotations.NullMarked;
