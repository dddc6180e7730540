/** Who may do what: every operation of the API's document, asked by everyone. */
@NullMarked
package dev.storeys.api.access;

import org.jspecify.annotations.NullMarked;
