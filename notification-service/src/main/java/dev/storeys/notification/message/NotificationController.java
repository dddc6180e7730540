package dev.storeys.notification.message;

import dev.storeys.platform.web.Caller;
import dev.storeys.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A customer's own notifications over HTTP. */
@Tag(name = "Notifications")
@RestController
class NotificationController {

    private final FindNotifications find;

    NotificationController(FindNotifications find) {
        this.find = find;
    }

    @Operation(summary = "The own notifications, newest first")
    @GetMapping("/api/v1/notifications")
    Page<NotificationView> list(
            Caller caller,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return find.of(caller.id(), limit, cursor);
    }
}
