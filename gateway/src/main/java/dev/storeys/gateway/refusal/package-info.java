/** What keeps the gateway from starting, told in one line. */
@NullMarked
package dev.storeys.gateway.refusal;

import org.jspecify.annotations.NullMarked;
