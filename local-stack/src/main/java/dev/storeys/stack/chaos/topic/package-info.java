/** The shop's topics at the broker, read and written past the applications. */
@NullMarked
package dev.storeys.stack.chaos.topic;

import org.jspecify.annotations.NullMarked;
