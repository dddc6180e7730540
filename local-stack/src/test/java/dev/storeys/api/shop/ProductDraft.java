package dev.storeys.api.shop;

import java.util.LinkedHashMap;
import java.util.Map;

/** A product in the making; what a test does not say is made up. */
public final class ProductDraft {

    private final Map<String, Object> fields = new LinkedHashMap<>();
    private long amount = 1_999;
    private String currency = "GBP";

    ProductDraft() {
        String word = Words.unheardOf();
        fields.put("sku", "T-" + word);
        fields.put("name", "Mug " + word);
        fields.put("description", "Made for a test.");
        fields.put("category", "tests");
        fields.put("quantity", 10L);
        price();
    }

    private void price() {
        fields.put("price", Map.of("amount", amount, "currency", currency));
    }

    /** Sets any field to any value, also to nonsense. */
    public ProductDraft with(String field, Object value) {
        fields.put(field, value);
        return this;
    }

    public ProductDraft named(String name) {
        return with("name", name);
    }

    public ProductDraft describedAs(String description) {
        return with("description", description);
    }

    public ProductDraft in(String category) {
        return with("category", category);
    }

    public ProductDraft withSku(String sku) {
        return with("sku", sku);
    }

    public ProductDraft withStock(long quantity) {
        return with("quantity", quantity);
    }

    /** In minor units: 1999 is 19.99. */
    public ProductDraft pricedAt(long minorUnits) {
        amount = minorUnits;
        price();
        return this;
    }

    public ProductDraft inCurrency(String code) {
        currency = code;
        price();
        return this;
    }

    /** What is sent to the shop. */
    public Map<String, Object> fields() {
        return fields;
    }

    /** Adds it to the shop. */
    public Product onSale() {
        return Product.in(Shop.theAdministrator().creates(fields).mustBe(201));
    }
}
