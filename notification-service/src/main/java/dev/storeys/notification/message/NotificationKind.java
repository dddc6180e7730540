package dev.storeys.notification.message;

import java.util.Locale;

/** What a notification is about. */
enum NotificationKind {
    ORDER_CONFIRMED,
    ORDER_CANCELLED,
    ORDER_SHIPPED,
    ORDER_DELIVERED,
    ORDER_REFUNDED;

    /** As the API names it: {@code order-confirmed}. */
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
