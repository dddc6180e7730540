package dev.storeys.notification.mail;

import java.util.UUID;

/** Said within a transaction after which a mail has to be sent. */
record MailDue(UUID mailId) {}
