package dev.storeys.notification.mail;

import java.util.UUID;

/** What to write to whom; {@code topic} tells the letters about one order apart. */
public record Letter(UUID userId, UUID orderId, String topic, String subject, String text) {}
