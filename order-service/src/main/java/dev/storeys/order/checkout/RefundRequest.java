package dev.storeys.order.checkout;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What an administrator sends to give money back: an amount, or nothing for all that is left. */
record RefundRequest(@Nullable @Valid Amount amount) {

    static final RefundRequest ALL = new RefundRequest(null);

    /** So many minor units of the order's currency. */
    @Schema(name = "RefundAmount")
    record Amount(@NotNull @Positive Long amount, @NotBlank @Size(max = 3) String currency) {}

    /** The minor units; null for all that is left. */
    @Nullable Long units(String currency) {
        if (amount == null) {
            return null;
        }
        if (!amount.currency().equals(currency)) {
            throw new WrongCurrency(currency);
        }
        return amount.amount();
    }
}
