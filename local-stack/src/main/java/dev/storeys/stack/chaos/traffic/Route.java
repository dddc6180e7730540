package dev.storeys.stack.chaos.traffic;

import java.util.Locale;

/** A way into the shop, and how many come that way in a second. */
public enum Route {
    PAGE(10),
    KEYS(10),
    BROWSE(20),
    HISTORY(20),
    INBOX(10),
    // A password costs the shop a tenth of a second of one core.
    LOGIN(2),
    CHECKOUT(4);

    private final int perSecond;

    Route(int perSecond) {
        this.perSecond = perSecond;
    }

    int perSecond() {
        return perSecond;
    }

    /** As a report calls it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
