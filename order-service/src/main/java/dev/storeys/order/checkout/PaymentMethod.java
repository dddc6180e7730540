package dev.storeys.order.checkout;

import java.util.Arrays;
import java.util.Locale;

/** The ways to pay that the sandbox provider knows. */
enum PaymentMethod {
    CARD_OK,
    CARD_DECLINED,
    CARD_SLOW,
    CARD_TIMEOUT_AFTER_CHARGE,
    CARD_DUPLICATE_WEBHOOK;

    /** The name in the API, such as {@code card-ok}. */
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static PaymentMethod of(String slug) {
        return Arrays.stream(values())
                .filter(method -> method.slug().equals(slug))
                .findAny()
                .orElseThrow(UnknownPaymentMethod::new);
    }
}
