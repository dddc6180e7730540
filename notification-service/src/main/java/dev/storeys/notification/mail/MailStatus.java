package dev.storeys.notification.mail;

/** Where a mail stands. */
enum MailStatus {
    PENDING,
    /** The mail server has taken it. */
    SENT,
    /** It can never be delivered: nobody is there to receive it. */
    DROPPED;

    boolean canBecome(MailStatus next) {
        return this == PENDING && next != PENDING;
    }
}
