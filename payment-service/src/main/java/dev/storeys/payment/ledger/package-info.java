/** The books of the shop's money: double entry, and never changed. */
@NullMarked
package dev.storeys.payment.ledger;

import org.jspecify.annotations.NullMarked;
