package dev.storeys.payment.sandbox;

import org.jspecify.annotations.Nullable;

/** What a client asks for: {@code amount} minor units of {@code currency} from a test card. */
record AuthorizationRequest(
        long amount,
        @Nullable String currency,
        @Nullable String method,
        @Nullable String reference) {

    /** Refuses what no card could be charged with, and names the card. */
    TestCard card() {
        if (amount < 0) {
            throw Refused.unprocessable("invalid-amount", "amount is minor units, 0 or more");
        }
        if (currency == null || !currency.matches("[A-Z]{3}")) {
            throw Refused.unprocessable("invalid-currency", "currency is three capital letters");
        }
        if (reference != null && reference.length() > 100) {
            throw Refused.unprocessable("invalid-reference", "reference is at most 100 long");
        }
        return TestCard.named(method == null ? "" : method)
                .orElseThrow(() ->
                        Refused.unprocessable("unknown-method", "method is none of our cards"));
    }
}
