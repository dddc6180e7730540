package dev.storeys.api;

import static dev.storeys.api.shop.Shop.aCustomer;
import static dev.storeys.api.shop.Shop.aProduct;
import static dev.storeys.api.shop.Shop.products;
import static dev.storeys.api.shop.Shop.theAdministrator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Request;
import dev.storeys.api.shop.Customer;
import dev.storeys.api.shop.Product;
import dev.storeys.api.shop.Words;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class CatalogueAdministrationIntegrationTests {

    @Test
    void addsAProductAndSaysWhereItIs() {
        Answer created = theAdministrator().creates(aProduct().withStock(3).fields()).mustBe(201);

        assertThat(created.header("Location"))
                .hasValueSatisfying(location ->
                        assertThat(location).endsWith("/api/v1/products/" + created.text("/id")));
        assertThat(created.number("/available")).isEqualTo(3);
        Answer view = Request.get("/api/v1/products/" + created.text("/id")).send().mustBe(200);
        assertThat(view.json()).isEqualTo(created.json());
    }

    @Test
    void refusesASecondProductOfASku() {
        Product first = aProduct().onSale();

        theAdministrator()
                .creates(aProduct().withSku(first.sku()).fields())
                .mustBeProblem(409, "sku-taken");

        assertThat(first.view().text("/name")).isEqualTo(first.name());
    }

    @Test
    void changesOnlyWhatIsGiven() {
        Product mug = aProduct().pricedAt(500).withStock(4).onSale();
        String description = mug.view().text("/description");

        Answer changed = theAdministrator().changes(mug, Map.of("name", "Renamed")).mustBe(200);

        assertThat(changed.text("/name")).isEqualTo("Renamed");
        assertThat(changed.text("/description")).isEqualTo(description);
        assertThat(changed.number("/price/amount")).isEqualTo(500);
        assertThat(changed.number("/available")).isEqualTo(4);
        assertThat(mug.view().json()).isEqualTo(changed.json());
    }

    @Test
    void changesPriceCategoryAndDescription() {
        Product mug = aProduct().onSale();
        String category = "test-" + Words.unheardOf();

        theAdministrator()
                .changes(
                        mug,
                        Map.of(
                                "category",
                                category,
                                "description",
                                "",
                                "price",
                                Map.of("amount", 1, "currency", "EUR")))
                .mustBe(200);

        assertThat(products().in(category).all()).containsExactly(mug.sku());
        assertThat(mug.view().number("/price/amount")).isEqualTo(1);
        assertThat(mug.view().text("/price/currency")).isEqualTo("EUR");
        assertThat(mug.view().text("/description")).isEmpty();
    }

    @Test
    void findsAChangedProductByItsNewWordsOnly() {
        String before = Words.unheardOf();
        String after = Words.unheardOf();
        Product mug = aProduct().named("Mug " + before).onSale();

        theAdministrator().changes(mug, Map.of("name", "Mug " + after)).mustBe(200);

        assertThat(products().matching(after).all()).containsExactly(mug.sku());
        assertThat(products().matching(before).all()).isEmpty();
    }

    @Test
    void setsWhatCanBeSold() {
        Product mug = aProduct().withStock(1).onSale();

        assertThat(theAdministrator().stocks(mug, 42).mustBe(200).number("/available"))
                .isEqualTo(42);

        assertThat(mug.available()).isEqualTo(42);
        theAdministrator().stocks(mug, 0).mustBe(200);
        assertThat(mug.available()).isZero();
        theAdministrator().stocks(mug, -1).mustBeProblem(400);
        assertThat(mug.available()).isZero();
    }

    @Test
    void importsProductsAndNamesTheBadOnes() {
        Product known = aProduct().named("Old").withStock(1).onSale();
        Map<String, Object> changed =
                aProduct().withSku(known.sku()).named("New").withStock(9).fields();
        Map<String, Object> added = aProduct().withStock(2).fields();
        Map<String, Object> bad = aProduct().pricedAt(-1).fields();

        Answer result = theAdministrator().imports(List.of(changed, bad, added)).mustBe(200);

        assertThat(result.number("/created")).isEqualTo(1);
        assertThat(result.number("/updated")).isEqualTo(1);
        JsonNode rejected = result.json().path("rejected");
        assertThat(rejected.size()).isEqualTo(1);
        assertThat(rejected.path(0).path("index").asInt()).isEqualTo(1);
        assertThat(rejected.path(0).path("reason").asString()).contains("price");
        assertThat(known.view().text("/name")).isEqualTo("New");
        assertThat(known.available()).isEqualTo(9);
    }

    @Test
    void importsTheSameTwiceWithoutADuplicate() {
        String category = "test-" + Words.unheardOf();
        List<Map<String, Object>> rows =
                List.of(aProduct().in(category).fields(), aProduct().in(category).fields());
        theAdministrator().imports(rows).mustBe(200);
        List<String> once = products().in(category).all();

        Answer again = theAdministrator().imports(rows).mustBe(200);

        assertThat(again.number("/created")).isZero();
        assertThat(again.number("/updated")).isEqualTo(2);
        assertThat(products().in(category).all()).isEqualTo(once).hasSize(2);
    }

    @Test
    void importsFiveHundredAtOnceAndNoMore() {
        Map<String, Object> row = aProduct().fields();

        theAdministrator().imports(Collections.nCopies(501, row)).mustBeProblem(400);

        assertThat(products().matching(row.get("sku").toString()).all()).isEmpty();
        theAdministrator().imports(Collections.nCopies(500, row)).mustBe(200);
    }

    static Stream<Named<Supplier<Request>>> routesOfAdministrators() {
        String product = aProduct().onSale().path();
        String order = "/api/v1/orders/00000000-0000-7000-8000-000000000000";
        Map<String, Object> draft = aProduct().fields();
        return Stream.of(
                Named.of("create", () -> Request.post("/api/v1/products").json(draft)),
                Named.of("change", () -> Request.patch(product).json(Map.of("name", "Hacked"))),
                Named.of(
                        "stock",
                        () -> Request.put(product + "/stock").json(Map.of("quantity", 1_000))),
                Named.of(
                        "import",
                        () ->
                                Request.post("/api/v1/products/import")
                                        .json(Map.of("products", List.of(draft)))),
                Named.of("ship", () -> Request.post(order + "/ship")),
                Named.of("deliver", () -> Request.post(order + "/deliver")),
                Named.of("refund", () -> Request.post(order + "/refund")));
    }

    @ParameterizedTest
    @MethodSource("routesOfAdministrators")
    void isForAdministratorsOnly(Supplier<Request> route) {
        Customer customer = aCustomer();

        route.get().as(customer).send().mustBeProblem(403);
        Answer anonymous = route.get().send().mustBeProblem(401);

        assertThat(anonymous.header("WWW-Authenticate"))
                .hasValueSatisfying(scheme -> assertThat(scheme).startsWith("Bearer"));
    }
}
