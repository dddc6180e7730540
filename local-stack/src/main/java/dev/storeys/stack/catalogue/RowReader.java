package dev.storeys.stack.catalogue;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/** Turns a record into a product; knows which SKUs came before. */
final class RowReader {

    private static final String DECIMAL = "\\d{1,12}(\\.\\d{1,6})?";
    private static final String WHOLE = "\\d{1,10}";
    private static final int NAME_LENGTH = 200;
    private static final int DESCRIPTION_LENGTH = 4000;

    private final Map<String, Integer> columns;
    private final Map<String, Integer> seen = new HashMap<>();

    RowReader(Map<String, Integer> columns) {
        this.columns = columns;
    }

    Row.NewProduct read(CSVRecord record, int line) {
        Row.NewProduct product =
                new Row.NewProduct(
                        required(record, "sku"),
                        atMost(NAME_LENGTH, "name", required(record, "name")),
                        atMost(DESCRIPTION_LENGTH, "description", value(record, "description")),
                        required(record, "category"),
                        price(required(record, "price"), required(record, "currency")),
                        quantity(required(record, "quantity")));
        // Two rows of one SKU cannot both be meant, and the first has been taken already.
        Integer before = seen.putIfAbsent(product.sku(), line);
        if (before != null) {
            throw new BadValue("sku '%s' is on line %d already".formatted(product.sku(), before));
        }
        return product;
    }

    private String required(CSVRecord record, String column) {
        String value = value(record, column);
        if (value.isEmpty()) {
            throw new BadValue(column + " is missing");
        }
        return value;
    }

    private String value(CSVRecord record, String column) {
        int index = Optional.ofNullable(columns.get(column)).orElseThrow();
        if (index >= record.size()) {
            throw new BadValue(
                    "has %d columns instead of %d".formatted(record.size(), columns.size()));
        }
        return record.get(index).strip();
    }

    private static String atMost(int length, String column, String value) {
        if (value.length() > length) {
            throw new BadValue("%s is longer than %d characters".formatted(column, length));
        }
        return value;
    }

    private static Row.Price price(String price, String code) {
        Currency currency = currency(code);
        if (!price.matches(DECIMAL)) {
            throw new BadValue("price '%s' is no amount such as 4.95".formatted(price));
        }
        try {
            BigDecimal minor =
                    new BigDecimal(price).movePointRight(currency.getDefaultFractionDigits());
            return new Row.Price(minor.longValueExact(), currency.getCurrencyCode());
        } catch (ArithmeticException fraction) {
            throw new BadValue(
                    "price '%s' has more than %d decimals of %s"
                            .formatted(price, currency.getDefaultFractionDigits(), code));
        }
    }

    private static Currency currency(String code) {
        try {
            Currency currency = Currency.getInstance(code.toUpperCase(Locale.ROOT));
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException unknown) {
            // Told below.
        }
        throw new BadValue("currency '%s' is no ISO 4217 code".formatted(code));
    }

    private static long quantity(String quantity) {
        if (!quantity.matches(WHOLE)) {
            throw new BadValue("quantity '%s' is no whole number".formatted(quantity));
        }
        return Long.parseLong(quantity);
    }
}
