/** A circuit breaker for each route: who does not answer is not waited for by everybody. */
@NullMarked
package dev.storeys.gateway.breaker;

import org.jspecify.annotations.NullMarked;
