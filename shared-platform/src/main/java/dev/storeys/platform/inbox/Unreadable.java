package dev.storeys.platform.inbox;

import org.jspecify.annotations.Nullable;

/**
 * What arrived is no event of the kind that its topic promises; no second try would change that.
 */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unreadable(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
