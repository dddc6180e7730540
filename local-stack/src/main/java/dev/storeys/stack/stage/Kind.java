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

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
