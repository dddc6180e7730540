package dev.storeys.api.access;

import static dev.storeys.api.access.Row.on;
import static dev.storeys.api.access.Row.onSecret;
import static dev.storeys.api.shop.Shop.aProduct;

import dev.storeys.api.shop.Account;
import dev.storeys.api.shop.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The table. Its columns are {@link Role}'s: nobody, another customer, the administrator, the
 * customer whom it concerns.
 */
final class Rows {

    private Rows() {}

    static List<Row> all() {
        return Stream.of(open(), ofAccounts(), ofCarts(), ofOrders(), ofAdministration())
                .flatMap(List::stream)
                .toList();
    }

    static List<Row> withAToken() {
        return all().stream().filter(Row::needsAToken).toList();
    }

    /** What needs nobody's name. */
    private static List<Row> open() {
        return List.of(
                on("GET /api/v1/topology").answers(200, 200, 200, 200),
                on("GET /api/v1/openapi").answers(200, 200, 200, 200),
                on("GET /.well-known/jwks.json").answers(200, 200, 200, 200),
                on("GET /api/v1/products").answers(200, 200, 200, 200),
                on("GET /api/v1/products/{id}", Scene::product).answers(200, 200, 200, 200),
                on("GET /api/v1/products/{id}/reviews", Scene::product)
                        .answers(200, 200, 200, 200));
    }

    /** Whoever knows a password or holds a refresh token may use it. */
    private static List<Row> ofAccounts() {
        return List.of(
                on("POST /api/v1/users").sending(_ -> registration()).answers(201, 201, 201, 201),
                on("POST /api/v1/auth/login")
                        .sending(scene -> credentials(scene.owner().email()))
                        .answers(200, 200, 200, 200),
                on("POST /api/v1/auth/refresh").sending(Scene::session).answers(200, 200, 200, 200),
                on("POST /api/v1/auth/logout").sending(Scene::session).answers(204, 204, 204, 204),
                // Everybody reads and changes an account of their own.
                on("GET /api/v1/users/me").answers(401, 200, 200, 200),
                on("PATCH /api/v1/users/me")
                        .sending(_ -> Map.of("name", "Robin Changed"))
                        .answers(401, 200, 200, 200),
                on("GET /api/v1/notifications").answers(401, 200, 200, 200));
    }

    private static List<Row> ofCarts() {
        return List.of(
                on("GET /api/v1/cart").answers(401, 200, 200, 200),
                on("PUT /api/v1/cart/items/{productId}", Scene::product)
                        .sending(_ -> Map.of("quantity", 3))
                        .answers(401, 200, 200, 200),
                on("DELETE /api/v1/cart/items/{productId}", Scene::product)
                        .answers(401, 200, 200, 200));
    }

    /** An administrator takes orders on their way, and sees no more of them than that. */
    private static List<Row> ofOrders() {
        return List.of(
                on("GET /api/v1/orders").answers(401, 200, 200, 200),
                on("POST /api/v1/orders")
                        .withKey()
                        .sending(Scene::wish)
                        .answers(401, 202, 202, 202),
                onSecret("GET /api/v1/orders/{id}", Scene::order).answers(401, 404, 404, 200),
                onSecret("POST /api/v1/orders/{id}/cancel", Scene::pendingOrder)
                        .becoming("CANCELLED")
                        .answers(401, 404, 404, 200),
                onSecret("POST /api/v1/orders/{id}/ship", Scene::confirmedOrder)
                        .becoming("SHIPPED")
                        .answers(401, 403, 202, 403),
                onSecret("POST /api/v1/orders/{id}/deliver", Scene::shippedOrder)
                        .becoming("DELIVERED")
                        .answers(401, 403, 202, 403),
                onSecret("POST /api/v1/orders/{id}/refund", Scene::confirmedOrder)
                        .withKey()
                        .becoming("REFUNDED")
                        .answers(401, 403, 202, 403),
                // For buyers, which the administrator is not.
                on("POST /api/v1/products/{id}/reviews", Scene::product)
                        .sending(_ -> Map.of("rating", 4, "text", "Holds coffee"))
                        .answers(401, 403, 403, 201));
    }

    private static List<Row> ofAdministration() {
        return List.of(
                on("POST /api/v1/products")
                        .sending(_ -> aProduct().fields())
                        .answers(401, 403, 201, 403),
                on("POST /api/v1/products/import")
                        .sending(_ -> Map.of("products", List.of(aProduct().fields())))
                        .answers(401, 403, 200, 403),
                on("PATCH /api/v1/products/{id}", Scene::product)
                        .sending(_ -> Map.of("name", "Mug " + Words.unheardOf()))
                        .answers(401, 403, 200, 403),
                on("PUT /api/v1/products/{id}/stock", Scene::product)
                        .sending(_ -> Map.of("quantity", 55))
                        .answers(401, 403, 200, 403),
                on("GET /api/v1/coupons").answers(401, 403, 200, 403),
                on("POST /api/v1/coupons").sending(_ -> coupon()).answers(401, 403, 201, 403));
    }

    private static Map<String, Object> registration() {
        String email = Words.unheardOf() + "@example.com";
        return Map.of(
                "email", email, "password", Account.PASSWORD, "name", "Robin", "country", "GB");
    }

    private static Map<String, Object> credentials(String email) {
        return Map.of("email", email, "password", Account.PASSWORD);
    }

    private static Map<String, Object> coupon() {
        return Map.of("code", Words.unheardOf().toUpperCase(Locale.ROOT), "percentage", 10);
    }
}
