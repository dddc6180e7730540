package dev.storeys.api.shop;

import static org.awaitility.Awaitility.await;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order on its way to the shop. */
public final class Checkout {

    /**
     * In flight, too many requests, unavailable: not decided yet, if they say when to come again.
     */
    private static final Set<Integer> UNDECIDED = Set.of(409, 429, 503);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(1);

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

    /**
     * Tries to place the order, and comes again with the same key as long as the shop has no time
     * for it and says so by Retry-After.
     */
    public Answer insist(String method) {
        return await("an answer to " + customer.email())
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .until(() -> attempt(method), answer -> !comesAgain(answer));
    }

    private static boolean comesAgain(Answer answer) {
        return UNDECIDED.contains(answer.status()) && answer.header("Retry-After").isPresent();
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
