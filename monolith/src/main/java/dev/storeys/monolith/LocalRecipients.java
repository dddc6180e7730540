package dev.storeys.monolith;

import dev.storeys.notification.recipient.Recipient;
import dev.storeys.notification.recipient.RecipientGone;
import dev.storeys.notification.recipient.Recipients;
import dev.storeys.user.account.FindContact;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The accounts next door, in the same process. */
@Component
final class LocalRecipients implements Recipients {

    private final FindContact contacts;

    LocalRecipients(FindContact contacts) {
        this.contacts = contacts;
    }

    @Override
    public Recipient find(UUID userId) {
        return contacts.of(userId)
                .map(contact -> new Recipient(contact.userId(), contact.email(), contact.name()))
                .orElseThrow(() -> new RecipientGone(userId));
    }
}
