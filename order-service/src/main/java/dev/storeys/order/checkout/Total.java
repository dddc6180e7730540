package dev.storeys.order.checkout;

import dev.storeys.events.Money;
import dev.storeys.order.catalog.PricedLine;
import java.util.List;

/** What all lines of an order come to, before any discount. */
final class Total {

    private Total() {}

    /** The sum; throws {@link MixedCurrencies} or {@link TotalTooLarge}. */
    static Money of(List<PricedLine> lines) {
        if (lines.stream().map(line -> line.unitPrice().currency()).distinct().count() != 1) {
            throw new MixedCurrencies();
        }
        try {
            return lines.stream()
                    .map(line -> line.unitPrice().times(line.quantity()))
                    .reduce(Money::plus)
                    .orElseThrow();
        } catch (ArithmeticException overflow) {
            throw new TotalTooLarge();
        }
    }
}
