package dev.storeys.api.shop;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order on its way to the shop. */
public final class Checkout {

    private final Customer customer;
    private final List<Map<String, Object>> items = new ArrayList<>();
    private String key = UUID.randomUUID().toString();
    private @Nullable String coupon;

    Checkout(Customer customer) {
        this.customer = customer;
    }

    public Checkout and(Product product, long quantity) {
        return and(product.id(), quantity);
    }

    public Checkout and(UUID product, long quantity) {
        items.add(Map.of("productId", product, "quantity", quantity));
        return this;
    }

    /** Uses this Idempotency-Key instead of a new one. */
    public Checkout withKey(String chosen) {
        this.key = chosen;
        return this;
    }

    /** Names a coupon. */
    public Checkout withCoupon(String code) {
        this.coupon = code;
        return this;
    }

    /** Places the order; fails if the shop does not take it. */
    public Order paying(String method) {
        return new Order(customer, attempt(method).mustBe(202));
    }

    /** Tries to place the order. */
    public Answer attempt(String method) {
        return request(method).send();
    }

    /** The request, still to be sent. */
    public Request request(String method) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("items", items);
        order.put("paymentMethod", method);
        if (coupon != null) {
            order.put("couponCode", coupon);
        }
        return Request.post("/api/v1/orders")
                .as(customer)
                .header("Idempotency-Key", key)
                .json(order);
    }
}
