package dev.storeys.stack.stage;

import java.util.Locale;

/** What a component is; {@code status} shows the lower-case name. */
public enum Kind {
    POSTGRES,
    REDIS,
    KAFKA,
    MAIL,
    SANDBOX,
    SERVICE,
    GATEWAY,
    MONOLITH;

    /** Whether it is of the house: a Spring application with a management port. */
    public boolean isApplication() {
        return isDomain() || this == GATEWAY;
    }

    /** Whether it does the shop's work: one of its modules, or all of them. */
    public boolean isDomain() {
        return this == SERVICE || this == MONOLITH;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
