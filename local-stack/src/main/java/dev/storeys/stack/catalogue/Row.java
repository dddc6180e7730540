package dev.storeys.stack.catalogue;

/**
 * One line of a catalogue file, read and found good.
 *
 * @param line where it begins, counted from 1
 */
record Row(int line, NewProduct product) {

    /** A product as the shop's import takes it. */
    record NewProduct(
            String sku,
            String name,
            String description,
            String category,
            Price price,
            long quantity) {}

    /**
     * A price in the currency's smallest unit, such as pence.
     *
     * @param currency ISO 4217
     */
    record Price(long amount, String currency) {}
}
