package dev.storeys.load.requests;

import dev.storeys.load.shop.Account;
import dev.storeys.load.shop.Basket;
import io.gatling.javaapi.core.Session;
import java.util.Objects;

/** What a virtual user carries along: read by requests, or left behind by their checks. */
public final class Attributes {

    public static final String ACCOUNT = "account";
    public static final String BASKET = "basket";
    public static final String IDEMPOTENCY_KEY = "idempotencyKey";
    public static final String WORD = "word";
    public static final String CATEGORY = "category";
    public static final String PRODUCT_ID = "productId";
    public static final String CURSOR = "cursor";

    /** Ids of the products on the page seen last. */
    public static final String PRODUCT_IDS = "productIds";

    public static final String STATUS = "status";
    public static final String RETRY_AFTER = "retryAfter";
    public static final String BODY = "body";
    public static final String ORDER_ID = "orderId";
    public static final String ORDER_STATUS = "orderStatus";

    private Attributes() {}

    public static Account account(Session session) {
        return Objects.requireNonNull(session.get(ACCOUNT));
    }

    public static Basket basket(Session session) {
        return Objects.requireNonNull(session.get(BASKET));
    }
}
