package dev.storeys.notification.message;

import dev.storeys.events.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** Money as customers read it: {@code £1,234.50}. */
final class Price {

    private Price() {}

    static String of(Money money) {
        Currency currency = Currency.getInstance(money.currency());
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        NumberFormat format = NumberFormat.getCurrencyInstance(Locale.UK);
        format.setCurrency(currency);
        // The format keeps the pounds' two digits when it is given another currency.
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(BigDecimal.valueOf(money.amount(), digits));
    }
}
