package dev.storeys.api;

import static dev.storeys.api.shop.Shop.aCustomer;
import static dev.storeys.api.shop.Shop.aProduct;
import static dev.storeys.api.shop.Shop.theAdministrator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Request;
import dev.storeys.api.shop.Customer;
import dev.storeys.api.shop.Product;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CartIntegrationTests {

    private final Customer customer = aCustomer();

    @Test
    void isEmptyAtFirst() {
        assertThat(customer.cart().json().path("items").size()).isZero();
        assertThat(customer.cart().json().path("total").isNull()).isTrue();
    }

    @Test
    void holdsWhatWasPutInAtTodaysPrices() {
        Product mug = aProduct().pricedAt(250).withStock(8).onSale();
        Product jug = aProduct().pricedAt(1_000).onSale();

        customer.puts(mug, 3).mustBe(200);
        Answer cart = customer.puts(jug, 1).mustBe(200);

        assertThat(cart.json()).isEqualTo(customer.cart().json());
        assertThat(cart.number("/total/amount")).isEqualTo(1_750);
        assertThat(cart.text("/total/currency")).isEqualTo("GBP");
        int at = cart.text("/items/0/sku").equals(mug.sku()) ? 0 : 1;
        String item = "/items/" + at;
        assertThat(cart.text(item + "/productId")).isEqualTo(mug.id().toString());
        assertThat(cart.text(item + "/name")).isEqualTo(mug.name());
        assertThat(cart.number(item + "/quantity")).isEqualTo(3);
        assertThat(cart.number(item + "/unitPrice/amount")).isEqualTo(250);
        assertThat(cart.number(item + "/lineTotal/amount")).isEqualTo(750);
        assertThat(cart.number(item + "/available")).isEqualTo(8);
    }

    @Test
    void followsThePrice() {
        Product mug = aProduct().pricedAt(250).onSale();
        customer.puts(mug, 2).mustBe(200);

        theAdministrator()
                .changes(mug, Map.of("price", Map.of("amount", 300, "currency", "GBP")))
                .mustBe(200);

        assertThat(customer.cart().number("/total/amount")).isEqualTo(600);
    }

    @Test
    void replacesAQuantityInsteadOfAddingToIt() {
        Product mug = aProduct().onSale();
        customer.puts(mug, 3).mustBe(200);

        Answer cart = customer.puts(mug, 2).mustBe(200);

        assertThat(cart.json().path("items").size()).isEqualTo(1);
        assertThat(cart.number("/items/0/quantity")).isEqualTo(2);
    }

    @Test
    void letsProductsBeTakenOutAgain() {
        Product mug = aProduct().onSale();
        customer.puts(mug, 3).mustBe(200);

        customer.removes(mug).mustBe(200);

        assertThat(customer.cart().json().path("items").size()).isZero();
        customer.removes(mug).mustBe(200);
    }

    @Test
    void isOnesOwn() {
        customer.puts(aProduct().onSale(), 3).mustBe(200);

        assertThat(aCustomer().cart().json().path("items").size()).isZero();
        Request.get("/api/v1/cart").send().mustBeProblem(401);
    }

    @Test
    void takesNoStock() {
        Product mug = aProduct().withStock(5).onSale();

        customer.puts(mug, 3).mustBe(200);

        assertThat(mug.available()).isEqualTo(5);
    }

    @Test
    void doesNotTakeProductsThatDoNotExist() {
        Request.put("/api/v1/cart/items/" + UUID.randomUUID())
                .as(customer)
                .json(Map.of("quantity", 1))
                .send()
                .mustBeProblem(404, "product-not-found");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 10_001, Integer.MIN_VALUE, Long.MAX_VALUE})
    void refusesOtherQuantitiesThanOneToTenThousand(long quantity) {
        Product mug = aProduct().onSale();
        customer.puts(mug, 10_000).mustBe(200);

        customer.puts(mug, quantity).mustBeProblem(400);

        assertThat(customer.cart().number("/items/0/quantity")).isEqualTo(10_000);
    }
}
