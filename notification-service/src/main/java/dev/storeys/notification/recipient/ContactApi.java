package dev.storeys.notification.recipient;

import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

/** The part of user-service's internal API that we use. */
interface ContactApi {

    @GetExchange("/internal/users/{id}/contact")
    Recipient contact(@PathVariable UUID id);
}
