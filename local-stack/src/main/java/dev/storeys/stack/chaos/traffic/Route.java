package dev.storeys.stack.chaos.traffic;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * A way into the shop, and how many come that way in a second: few, as it is waiting and not work
 * that is looked for, but enough for a breaker to see within seconds that nobody is answered.
 */
public enum Route {
    PAGE(5),
    KEYS(5),
    BROWSE(10),
    HISTORY(10),
    INBOX(5),
    // A password costs the shop a tenth of a second of one core.
    LOGIN(2),
    CHECKOUT(4),
    CART(4);

    private final int perSecond;

    Route(int perSecond) {
        this.perSecond = perSecond;
    }

    int perSecond() {
        return perSecond;
    }

    /** All but what matters only where customers' own data is in several places. */
    public static Set<Route> usual() {
        return EnumSet.complementOf(EnumSet.of(CART));
    }

    /** As a report calls it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
