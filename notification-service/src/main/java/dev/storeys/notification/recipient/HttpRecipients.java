package dev.storeys.notification.recipient;

import dev.storeys.platform.client.Neighbours;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;

/** Asks user-service, where it is a process of its own. */
@Component
@ConditionalOnProperty("storeys.neighbours.user.url")
final class HttpRecipients implements Recipients {

    private final ContactApi users;

    HttpRecipients(Neighbours neighbours) {
        this.users = neighbours.client("user", ContactApi.class);
    }

    @Override
    public Recipient find(UUID userId) {
        try {
            return users.contact(userId);
        } catch (HttpClientErrorException.NotFound unknown) {
            throw new RecipientGone(userId);
        }
    }
}
