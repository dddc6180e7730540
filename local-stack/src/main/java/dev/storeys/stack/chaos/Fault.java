package dev.storeys.stack.chaos;

import java.time.Instant;

/** What was done to whom. */
record Fault(Instant at, String what, String component) {}
