package dev.storeys.payment.sandbox;

/** So many minor units of an authorisation, to be taken or given back. */
record AmountRequest(long amount) {}
