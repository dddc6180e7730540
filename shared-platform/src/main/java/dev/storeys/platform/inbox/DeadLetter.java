package dev.storeys.platform.inbox;

import java.time.Instant;

/** An event that one consumer refused again and again, kept for a human. */
public record DeadLetter(String group, Arrival arrival, Reason reason, Instant diedAt) {}
