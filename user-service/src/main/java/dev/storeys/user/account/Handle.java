package dev.storeys.user.account;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A short name taken once from the e-mail's local part; not unique, and never changed. */
@Embeddable
record Handle(@Column(name = "handle", updatable = false) String text) {

    private static final String FALLBACK = "user";

    static Handle from(Email email) {
        String kept = email.localPart().replaceAll("[^a-z0-9._-]", "");
        return new Handle(kept.isEmpty() ? FALLBACK : kept);
    }
}
