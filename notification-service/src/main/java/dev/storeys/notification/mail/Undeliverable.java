package dev.storeys.notification.mail;

/** The mail can never reach its recipient, so trying again is no use. */
final class Undeliverable extends RuntimeException {

    Undeliverable(String why, Throwable cause) {
        super(why, cause);
    }
}
