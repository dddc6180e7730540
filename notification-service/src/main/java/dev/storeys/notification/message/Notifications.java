package dev.storeys.notification.message;

import java.util.UUID;
import org.springframework.data.repository.Repository;

/** All notifications. */
interface Notifications extends Repository<Notification, UUID> {

    Notification save(Notification notification);

    boolean existsByOrderIdAndKind(UUID orderId, NotificationKind kind);
}
