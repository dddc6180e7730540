/** Guests of a stage with a balancer, each from an address of his own, and what they met with. */
@NullMarked
package dev.storeys.stack.chaos.balance;

import org.jspecify.annotations.NullMarked;
