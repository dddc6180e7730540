package dev.storeys.api;

import static dev.storeys.api.shop.Shop.aCustomer;
import static dev.storeys.api.shop.Shop.aProduct;
import static dev.storeys.api.shop.Shop.theAdministrator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.api.http.Request;
import dev.storeys.api.shop.Customer;
import dev.storeys.api.shop.Product;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The API has these calls; this version says honestly that it does not. */
class NotBuiltYetIntegrationTests {

    private final Customer customer = aCustomer();
    private final Product mug = aProduct().withStock(5).onSale();

    @Test
    void reviews() {
        notBuiltYet(Request.get(mug.path() + "/reviews"));
        notBuiltYet(
                Request.post(mug.path() + "/reviews")
                        .as(customer)
                        .json(Map.of("rating", 5, "text", "Good")));
    }

    @Test
    void images() {
        notBuiltYet(
                Request.put(mug.path() + "/image")
                        .as(theAdministrator())
                        .body("image/png", new byte[] {1, 2, 3}));
    }

    @Test
    void erasure() {
        notBuiltYet(Request.delete("/api/v1/users/me").as(customer));

        assertThat(customer.profile().text("/email")).isEqualTo(customer.email());
    }

    @Test
    void coupons() {
        notBuiltYet(
                Request.post("/api/v1/orders")
                        .as(customer)
                        .header("Idempotency-Key", "coupon")
                        .json(
                                Map.of(
                                        "items",
                                                List.of(
                                                        Map.of(
                                                                "productId",
                                                                mug.id(),
                                                                "quantity",
                                                                1)),
                                        "couponCode", "SPRING",
                                        "paymentMethod", "card-ok")));

        assertThat(customer.history()).isEmpty();
        assertThat(mug.available()).isEqualTo(5);
    }

    private static void notBuiltYet(Request request) {
        request.send().mustBeProblem(501, "not-built-yet");
    }
}
