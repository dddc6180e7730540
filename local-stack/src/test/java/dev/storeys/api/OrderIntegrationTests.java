package dev.storeys.api;

import static dev.storeys.api.shop.Shop.aCustomer;
import static dev.storeys.api.shop.Shop.aProduct;
import static dev.storeys.api.shop.Shop.theAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Request;
import dev.storeys.api.shop.Checkout;
import dev.storeys.api.shop.Customer;
import dev.storeys.api.shop.Order;
import dev.storeys.api.shop.Product;
import dev.storeys.api.shop.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OrderIntegrationTests {

    /** How soon an order is settled at the latest. */
    private static final Duration PROMISED = Duration.ofSeconds(5);

    private final Customer customer = aCustomer();

    @Test
    void isTakenAtOnceAndConfirmedSoon() {
        Product mug = aProduct().pricedAt(1_999).withStock(5).onSale();

        Answer placed = customer.orders(mug, 2).attempt("card-ok").mustBe(202);

        assertThat(placed.header("Location"))
                .hasValueSatisfying(location ->
                        assertThat(location).endsWith("/api/v1/orders/" + placed.text("/id")));
        assertThat(placed.text("/status")).isEqualTo("PENDING");
        assertThat(placed.text("/paymentMethod")).isEqualTo("card-ok");
        assertThat(placed.number("/total/amount")).isEqualTo(3_998);
        assertThat(placed.text("/total/currency")).isEqualTo("GBP");
        assertThat(placed.json().path("items").size()).isEqualTo(1);
        assertThat(placed.text("/items/0/productId")).isEqualTo(mug.id().toString());
        assertThat(placed.text("/items/0/sku")).isEqualTo(mug.sku());
        assertThat(placed.text("/items/0/name")).isEqualTo(mug.name());
        assertThat(placed.number("/items/0/quantity")).isEqualTo(2);
        assertThat(placed.number("/items/0/unitPrice/amount")).isEqualTo(1_999);
        assertThat(placed.number("/items/0/lineTotal/amount")).isEqualTo(3_998);
        assertThat(Duration.between(Instant.parse(placed.text("/createdAt")), Instant.now()).abs())
                .isLessThan(Duration.ofMinutes(1));
        assertThat(placed.json().path("reason").isNull()).isTrue();
        assertThat(mug.availableTo(customer)).isEqualTo(3);
        new Order(customer, placed).becomes("CONFIRMED", PROMISED);
        assertThat(mug.available()).isEqualTo(3);
    }

    @Test
    void keepsThePricesOfItsMoment() {
        Product mug = aProduct().pricedAt(100).onSale();
        Order order = customer.orders(mug, 2).paying("card-ok");

        theAdministrator()
                .changes(
                        mug,
                        Map.of(
                                "name",
                                "Renamed",
                                "price",
                                Map.of("amount", 900, "currency", "GBP")))
                .mustBe(200);

        assertThat(order.view().number("/total/amount")).isEqualTo(200);
        assertThat(order.view().number("/items/0/unitPrice/amount")).isEqualTo(100);
        assertThat(order.view().text("/items/0/name")).isEqualTo(mug.name());
    }

    @Test
    void ignoresPricesThatACustomerNames() {
        Product mug = aProduct().pricedAt(100).onSale();

        Answer answer =
                Request.post("/api/v1/orders")
                        .as(customer)
                        .header("Idempotency-Key", "cheap")
                        .json(
                                Map.of(
                                        "items",
                                        List.of(
                                                Map.of(
                                                        "productId", mug.id(),
                                                        "quantity", 1,
                                                        "unitPrice",
                                                                Map.of(
                                                                        "amount",
                                                                        1,
                                                                        "currency",
                                                                        "GBP"))),
                                        "total",
                                        Map.of("amount", 1, "currency", "GBP"),
                                        "status",
                                        "CONFIRMED",
                                        "paymentMethod",
                                        "card-ok"))
                        .send()
                        .mustNotFail();

        if (answer.status() == 202) {
            assertThat(answer.number("/total/amount")).isEqualTo(100);
            assertThat(answer.text("/status")).isEqualTo("PENDING");
        }
    }

    @Test
    void costsNothingIfTheProductIsFree() {
        Product sample = aProduct().pricedAt(0).onSale();

        Order order = customer.orders(sample, 1).paying("card-ok").becomes("CONFIRMED");

        assertThat(order.view().number("/total/amount")).isZero();
    }

    @Test
    void mergesLinesOfOneProduct() {
        Product mug = aProduct().pricedAt(10).withStock(20).onSale();
        Product jug = aProduct().pricedAt(100).withStock(20).onSale();

        Order order = customer.orders(mug, 2).and(jug, 1).and(mug, 3).paying("card-ok");

        List<JsonNode> items = order.view().json().path("items").valueStream().toList();
        assertThat(items)
                .extracting(
                        item -> item.path("sku").asString(), item -> item.path("quantity").asInt())
                .containsExactlyInAnyOrder(tuple(mug.sku(), 5), tuple(jug.sku(), 1));
        assertThat(order.view().number("/total/amount")).isEqualTo(150);
        assertThat(mug.available()).isEqualTo(15);
    }

    @Test
    void mayHaveAThousandLinesAndNoMore() {
        List<UUID> products = aThousandProducts();
        Checkout checkout = customer.orders();
        products.forEach(product -> checkout.and(product, 2));

        Order order = checkout.paying("card-ok");

        order.becomes("CONFIRMED");
        assertThat(order.view().json().path("items").size()).isEqualTo(1_000);
        assertThat(order.view().number("/total/amount")).isEqualTo(2_000 * 1_999);
        Answer tooLong = checkout.and(products.getFirst(), 1).withKey("1001").attempt("card-ok");
        tooLong.mustBeProblem(400);
        assertThat(customer.history()).hasSize(1);
    }

    private static List<UUID> aThousandProducts() {
        List<UUID> ids = new ArrayList<>();
        String category = "test-" + Words.unheardOf();
        for (int half = 0; half < 2; half++) {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (int row = 0; row < 500; row++) {
                rows.add(aProduct().in(category).fields());
            }
            theAdministrator().imports(rows).mustBe(200);
        }
        String path = "/api/v1/products?limit=100&category=" + category;
        for (String cursor = ""; cursor != null; ) {
            Answer page = Request.get(path + "&cursor=" + cursor).send().mustBe(200);
            page.json()
                    .path("items")
                    .valueStream()
                    .map(item -> UUID.fromString(item.path("id").asString()))
                    .forEach(ids::add);
            cursor = page.text("/next");
        }
        return ids;
    }

    @Test
    void isListedNewestFirstInPages() {
        Product mug = aProduct().withStock(100).onSale();
        List<String> placed = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            placed.addFirst(customer.orders(mug, 1).paying("card-ok").id());
        }

        List<String> listed = new ArrayList<>();
        for (String cursor = ""; cursor != null; ) {
            String from = cursor.isEmpty() ? "" : "&cursor=" + cursor;
            Answer page =
                    Request.get("/api/v1/orders?limit=2" + from).as(customer).send().mustBe(200);
            page.json()
                    .path("items")
                    .valueStream()
                    .forEach(item -> listed.add(item.path("id").asString()));
            cursor = page.text("/next");
        }

        assertThat(listed).isEqualTo(placed);
        Request.get("/api/v1/orders?limit=101").as(customer).send().mustBeProblem(400);
        Request.get("/api/v1/orders?cursor=garbage").as(customer).send().mustBeProblem(400);
    }

    @Test
    void isNobodyElsesBusiness() {
        Order order = customer.orders(aProduct().onSale(), 1).paying("card-ok");
        Customer other = aCustomer();

        Request.get(order.path()).as(other).send().mustBeProblem(404, "order-not-found");
        Request.post(order.path() + "/cancel").as(other).send().mustBeProblem(404);
        Request.get(order.path()).send().mustBeProblem(401);

        assertThat(other.history()).isEmpty();
        order.becomes("CONFIRMED");
    }

    @Test
    void needsProductsAndPaymentMethodsThatExist() {
        Product mug = aProduct().withStock(5).onSale();
        UUID unknown = UUID.randomUUID();

        Answer refusal = customer.orders(mug, 1).and(unknown, 1).attempt("card-ok");

        refusal.mustBeProblem(422, "unknown-product");
        assertThat(refusal.json().path("products").toString()).contains(unknown.toString());
        customer.orders(mug, 1).attempt("barter").mustBeProblem(422, "unknown-payment-method");
        assertThat(customer.history()).isEmpty();
        assertThat(mug.available()).isEqualTo(5);
    }

    @Test
    void hasOneCurrency() {
        Product pounds = aProduct().withStock(5).onSale();
        Product euros = aProduct().inCurrency("EUR").withStock(5).onSale();

        customer.orders(pounds, 1).and(euros, 1).attempt("card-ok").mustBeProblem(422);

        assertThat(customer.history()).isEmpty();
        pounds.mustHave(5);
        euros.mustHave(5);
        customer.orders(euros, 1).paying("card-ok").becomes("CONFIRMED");
    }
}
