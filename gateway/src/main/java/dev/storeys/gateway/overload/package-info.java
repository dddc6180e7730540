/**
 * What keeps the shop serving when more is asked of it than it can do: so many requests at once and
 * no more, the important ones first, each with a deadline, and none from clients too slow to end.
 */
@NullMarked
package dev.storeys.gateway.overload;

import org.jspecify.annotations.NullMarked;
