/**
 * What users have written lately, so that no service answers them from a server that has not heard
 * of it yet, without the clients' doing anything for it.
 */
@NullMarked
package dev.storeys.gateway.consistency;

import org.jspecify.annotations.NullMarked;
