/**
 * A payment provider to test against: a process of its own with a ledger of its own, and no part of
 * the service.
 */
@NullMarked
package dev.storeys.payment.sandbox;

import org.jspecify.annotations.NullMarked;
