/** The events that cross services: what each topic carries, in plain types. */
@NullMarked
package dev.storeys.events;

import org.jspecify.annotations.NullMarked;
