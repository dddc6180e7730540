package dev.storeys.api;

import static dev.storeys.api.shop.Shop.aCustomer;
import static dev.storeys.api.shop.Shop.aProduct;
import static dev.storeys.api.shop.Shop.theAdministrator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.api.http.Request;
import dev.storeys.api.shop.Customer;
import dev.storeys.api.shop.Product;
import org.junit.jupiter.api.Test;

/** The API has these calls; this version says honestly that it does not. */
class NotBuiltYetIntegrationTests {

    private final Customer customer = aCustomer();
    private final Product mug = aProduct().withStock(5).onSale();

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

    private static void notBuiltYet(Request request) {
        request.send().mustBeProblem(501, "not-built-yet");
    }
}
