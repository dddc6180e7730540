package dev.storeys.api;

import static dev.storeys.api.shop.Shop.aCustomer;
import static dev.storeys.api.shop.Shop.aProduct;
import static dev.storeys.api.shop.Shop.products;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.api.shop.Customer;
import dev.storeys.api.shop.Product;
import java.util.List;
import java.util.Map;

/** Somebody who, and something that, bad requests are about; both must come out unchanged. */
final class Witness {

    private final Customer customer = aCustomer();
    private final Product product = aProduct().withStock(77).onSale();
    private final List<String> products = products().limit(100).all();
    private Map<String, Object> seen = look();

    Customer customer() {
        return customer;
    }

    Product product() {
        return product;
    }

    /** Fails if anything was written about these two since it was last asked. */
    void nothingHappened() {
        Map<String, Object> before = seen;
        // What one request did must not be laid at the door of the next.
        seen = look();
        assertThat(seen).isEqualTo(before);
    }

    private Map<String, Object> look() {
        return Map.of(
                "orders", customer.history().stream().map(order -> order.path("id")).toList(),
                "cart", customer.cart().json(),
                "profile", customer.profile().json(),
                "product", product.view().json());
    }

    /** Fails if the catalogue has grown; slower than the other check. */
    void nothingWasAdded() {
        List<String> now = products().limit(100).all();
        assertThat(now).as("all products").hasSameSizeAs(products);
    }
}
