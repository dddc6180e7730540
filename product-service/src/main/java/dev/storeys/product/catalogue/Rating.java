package dev.storeys.product.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What buyers think of a product.
 *
 * @param average from 1 to 5 stars, with two decimals
 * @param count how many buyers said so
 */
public record Rating(BigDecimal average, long count) {

    static @Nullable Rating of(long stars, long count) {
        return count == 0
                ? null
                : new Rating(
                        BigDecimal.valueOf(stars)
                                .divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP),
                        count);
    }
}
