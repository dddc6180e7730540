package dev.storeys.product.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The merchant's own number of a product: 1 to 40 letters, digits, dots, dashes and underscores.
 */
public record Sku(@JsonValue String value) {

    static final String FORM = "[A-Za-z0-9._-]{1,40}";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    /** Refuses what is no SKU. */
    public Sku {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a SKU: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
