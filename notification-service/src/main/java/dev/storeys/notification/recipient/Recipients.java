package dev.storeys.notification.recipient;

import java.util.UUID;

/** Finds out how to write to users; a remote call, so never made within a transaction. */
public interface Recipients {

    /** The user's name and address; throws {@link RecipientGone} when there is no such user. */
    Recipient find(UUID userId);
}
