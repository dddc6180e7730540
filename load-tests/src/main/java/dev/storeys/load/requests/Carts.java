package dev.storeys.load.requests;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.http.HttpRequestActionBuilder;

/** Filling the cart. */
public final class Carts {

    private Carts() {}

    /** One piece of the product. */
    public static HttpRequestActionBuilder put() {
        return http("put in cart")
                .put("/api/v1/cart/items/#{productId}")
                .header("Authorization", Orders::bearer)
                .body(StringBody("{\"quantity\":1}"))
                .asJson()
                .check(status().is(200));
    }

    public static HttpRequestActionBuilder view() {
        return http("cart")
                .get("/api/v1/cart")
                .header("Authorization", Orders::bearer)
                .check(status().is(200), jsonPath("$.items").exists());
    }
}
