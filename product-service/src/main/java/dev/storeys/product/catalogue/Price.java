package dev.storeys.product.catalogue;

import dev.storeys.events.Money;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** A price as a caller states it, not yet known to be money. */
public record Price(
        @NotNull @Min(0) @Max(Price.HIGHEST) Long amount, @NotNull @IsoCurrency String currency) {

    static final long HIGHEST = 10_000_000_000L;

    Money toMoney() {
        return new Money(amount, currency);
    }
}
