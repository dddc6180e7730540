package dev.storeys.product.catalogue;

/** A product in the making: "a product called X in category Y for Z pence". */
public final class ProductDraft {

    private String sku = "T-1";
    private String name = "Oak chopping board";
    private String description = "";
    private String category = "kitchen";
    private long price = 1999;
    private long quantity = 10;

    ProductDraft() {}

    public ProductDraft sku(String value) {
        sku = value;
        return this;
    }

    public ProductDraft called(String value) {
        name = value;
        return this;
    }

    public ProductDraft described(String value) {
        description = value;
        return this;
    }

    public ProductDraft in(String value) {
        category = value;
        return this;
    }

    public ProductDraft forPence(long value) {
        price = value;
        return this;
    }

    public ProductDraft quantity(long value) {
        quantity = value;
        return this;
    }

    public NewProduct build() {
        return new NewProduct(sku, name, description, category, new Price(price, "GBP"), quantity);
    }
}
