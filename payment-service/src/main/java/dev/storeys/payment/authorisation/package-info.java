/** One payment per order: authorised, then taken or voided, and given back in part or in full. */
@NullMarked
package dev.storeys.payment.authorisation;

import org.jspecify.annotations.NullMarked;
