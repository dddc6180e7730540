package dev.storeys.notification.message;

import java.time.Instant;
import java.util.UUID;

/** A notification as the API shows it. */
record NotificationView(
        UUID id, String kind, UUID orderId, String title, String text, Instant createdAt) {}
