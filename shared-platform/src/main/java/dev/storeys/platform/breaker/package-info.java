/** Circuit breakers: who does not answer is not waited for by everybody. */
@NullMarked
package dev.storeys.platform.breaker;

import org.jspecify.annotations.NullMarked;
