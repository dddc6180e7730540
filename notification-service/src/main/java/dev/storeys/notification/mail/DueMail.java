package dev.storeys.notification.mail;

import java.util.UUID;

/** A mail that is leased to this process to send; {@code attempts} counts this one. */
record DueMail(UUID id, UUID userId, UUID orderId, String subject, String text, int attempts) {}
