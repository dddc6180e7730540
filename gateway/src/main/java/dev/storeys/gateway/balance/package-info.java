/**
 * Which instance of a service gets a request: five algorithms, health, and what failed elsewhere.
 */
@NullMarked
package dev.storeys.gateway.balance;

import org.jspecify.annotations.NullMarked;
