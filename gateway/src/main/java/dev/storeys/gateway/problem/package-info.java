/**
 * One face for every refusal: RFC 9457 problem documents, also for what never reached a handler.
 */
@NullMarked
package dev.storeys.gateway.problem;

import org.jspecify.annotations.NullMarked;
