package dev.storeys.api.shop;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Bearer;
import dev.storeys.api.http.Request;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who runs the shop, with one token for the whole run. */
public record Administrator(Account account) implements Bearer {

    @Override
    public String token() {
        return account.token();
    }

    /** Tries to add a product. */
    public Answer creates(Object product) {
        return Request.post("/api/v1/products").as(this).json(product).send();
    }

    /** Tries to change a product. */
    public Answer changes(Product product, Map<String, ?> patch) {
        return Request.patch(product.path()).as(this).json(patch).send();
    }

    /** Tries to set what can be sold of a product. */
    public Answer stocks(Product product, long quantity) {
        return Request.put(product.path() + "/stock")
                .as(this)
                .json(Map.of("quantity", quantity))
                .send();
    }

    /** Tries to import products. */
    public Answer imports(List<?> products) {
        return Request.post("/api/v1/products/import")
                .as(this)
                .json(Map.of("products", products))
                .send();
    }

    /** Tries to offer a coupon. */
    public Answer offers(Object coupon) {
        return Request.post("/api/v1/coupons").as(this).json(coupon).send();
    }

    /** Tries to say that an order is on its way. */
    public Answer ships(Order order) {
        return Request.post(order.path() + "/ship").as(this).send();
    }

    /** Tries to say that an order has arrived. */
    public Answer delivers(Order order) {
        return Request.post(order.path() + "/deliver").as(this).send();
    }

    /** Tries to give back all that is left of an order's money, with a key of its own. */
    public Answer refunds(Order order) {
        return refunds(order, UUID.randomUUID().toString(), Map.of());
    }

    /** Tries to give back so many minor units of pounds, with a key of its own. */
    public Answer refunds(Order order, long amount) {
        return refunds(order, UUID.randomUUID().toString(), part(amount));
    }

    /** Tries to give money back with that key and body. */
    public Answer refunds(Order order, String key, Map<String, ?> body) {
        return Request.post(order.path() + "/refund")
                .as(this)
                .header("Idempotency-Key", key)
                .json(body)
                .send();
    }

    /** The body that asks for so many minor units of pounds. */
    public static Map<String, ?> part(long amount) {
        return Map.of("amount", Map.of("amount", amount, "currency", "GBP"));
    }
}
