package dev.storeys.payment.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The cards that the sandbox knows, each with a habit of real providers. */
enum TestCard {
    CARD_OK,
    CARD_DECLINED,
    /** Decides late, but within the patience of a sensible client. */
    CARD_SLOW,
    /** Charges, and then gives no answer to the request that did it. */
    CARD_TIMEOUT_AFTER_CHARGE,
    /** Charges like {@link #CARD_OK}; its webhook will come twice. */
    CARD_DUPLICATE_WEBHOOK;

    static Optional<TestCard> named(String method) {
        return Arrays.stream(values()).filter(card -> card.slug().equals(method)).findFirst();
    }

    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean declines() {
        return this == CARD_DECLINED;
    }
}
