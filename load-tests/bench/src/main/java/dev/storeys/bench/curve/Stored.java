package dev.storeys.bench.curve;

import java.util.Locale;
import java.util.UUID;

/** Rows as the modules write them, so many that writing them one by one would take hours. */
final class Stored {

    // Grows with the number as the time-ordered ids of the modules grow with time.
    private static final long ORDERED = 0x0190_0000_0000_7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final String ID =
            "('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid";

    private Stored() {}

    /** The id of the customer's order of that number; those between are others'. */
    static UUID order(int number) {
        return id(2L * number);
    }

    static UUID product(int number) {
        return id(number);
    }

    private static UUID id(long number) {
        return new UUID(ORDERED, VARIANT | number);
    }

    /** As many orders of two lines of that customer as of others, one of each in turn. */
    static String orders(UUID user, int each) {
        return String.format(
                Locale.ROOT,
                """
                INSERT INTO orders.orders (id, user_id, status, total, currency, payment_method, created_at, version)
                SELECT %1$s, CASE WHEN n %% 2 = 0 THEN '%2$s'::uuid ELSE md5((n %% 1000)::text)::uuid END,
                       'CONFIRMED', 3998, 'GBP', 'card-ok', now(), 1
                FROM generate_series(1, 2 * %3$d) n;
                INSERT INTO orders.order_lines (order_id, line, product_id, sku, name, quantity, unit_price)
                SELECT %1$s, line, gen_random_uuid(), 'SKU-' || n, 'A product of the bench', 1, 1999
                FROM generate_series(1, 2 * %3$d) n, generate_series(0, 1) line;
                ANALYZE orders.orders;
                ANALYZE orders.order_lines;
                """,
                ID,
                user,
                each);
    }

    static String products(int before, int size) {
        return String.format(
                Locale.ROOT,
                """
                INSERT INTO products.product (id, sku, name, description, category, price, currency)
                SELECT %1$s, 'SKU-' || n, 'Product ' || n, 'One of many things', 'category-' || n %% 50, n, 'GBP'
                FROM generate_series(%2$d, %3$d) n;
                INSERT INTO products.stock SELECT %1$s, 100 FROM generate_series(%2$d, %3$d) n;
                ANALYZE products.product;
                ANALYZE products.stock;
                """,
                ID,
                before + 1,
                size);
    }
}
