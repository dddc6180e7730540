package dev.storeys.payment.authorisation;

import java.util.UUID;

/** Said within a transaction after which the provider has to be asked about an order's refund. */
record RefundDue(UUID orderId) {}
