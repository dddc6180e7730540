package dev.storeys.api;

import static dev.storeys.api.shop.Shop.aCustomer;
import static dev.storeys.api.shop.Shop.aProduct;
import static dev.storeys.api.shop.Shop.products;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.api.shop.Customer;
import dev.storeys.api.shop.Product;
import tools.jackson.databind.JsonNode;

/** Somebody who, and something that, bad requests are about; both must come out unchanged. */
final class Witness {

    private final Customer customer = aCustomer();
    private final Product product = aProduct().withStock(77).onSale();
    private final JsonNode profile = customer.profile().json();
    private final JsonNode view = product.view().json();
    private final int products = products().limit(100).all().size();

    Customer customer() {
        return customer;
    }

    Product product() {
        return product;
    }

    /** Fails if anything was written about these two. */
    void nothingHappened() {
        assertThat(customer.history()).as("orders").isEmpty();
        assertThat(customer.cart().json().path("items").size()).as("items in the cart").isZero();
        assertThat(customer.profile().json()).as("profile").isEqualTo(profile);
        assertThat(product.view().json()).as("product").isEqualTo(view);
    }

    /** Fails if the catalogue has grown; slower than the other check. */
    void nothingWasAdded() {
        assertThat(products().limit(100).all()).as("all products").hasSize(products);
    }
}
