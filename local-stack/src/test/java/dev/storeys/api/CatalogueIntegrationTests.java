package dev.storeys.api;

import static dev.storeys.api.shop.Shop.aProduct;
import static dev.storeys.api.shop.Shop.products;
import static dev.storeys.api.shop.Shop.theAdministrator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Request;
import dev.storeys.api.shop.Product;
import dev.storeys.api.shop.Search;
import dev.storeys.api.shop.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueIntegrationTests {

    private final String category = "test-" + Words.unheardOf();

    @Test
    void showsAProductToAnyone() {
        Product mug =
                aProduct()
                        .named("Blue Mug ☕")
                        .describedAs("Holds\ncoffee.")
                        .in(category)
                        .pricedAt(1_250)
                        .withStock(7)
                        .onSale();

        Answer view = Request.get(mug.path()).send().mustBe(200);

        assertThat(view.text("/id")).isEqualTo(mug.id().toString());
        assertThat(view.text("/sku")).isEqualTo(mug.sku());
        assertThat(view.text("/name")).isEqualTo("Blue Mug ☕");
        assertThat(view.text("/description")).isEqualTo("Holds\ncoffee.");
        assertThat(view.text("/category")).isEqualTo(category);
        assertThat(view.number("/price/amount")).isEqualTo(1_250);
        assertThat(view.text("/price/currency")).isEqualTo("GBP");
        assertThat(view.number("/available")).isEqualTo(7);
        assertThat(view.json().has("imageUrl")).isTrue();
        assertThat(view.json().path("imageUrl").isNull()).isTrue();
        assertThat(view.json().path("rating").isNull()).isTrue();
        assertThat(view.header("X-Served-By")).isPresent();
    }

    @Test
    void doesNotKnowProductsThatDoNotExist() {
        Request.get("/api/v1/products/" + UUID.randomUUID())
                .send()
                .mustBeProblem(404, "product-not-found");
    }

    @Test
    void findsWordsInNamesAndDescriptionsInAnyForm() {
        String word = Words.unheardOf();
        Product kettle = aProduct().named("Copper Kettle " + word).onSale();
        Product pot = aProduct().named("Tea Pot").describedAs("Pours " + word).onSale();
        aProduct().named("Copper Kettle").onSale();

        assertThat(products().matching(word).all())
                .containsExactlyInAnyOrder(kettle.sku(), pot.sku());
        assertThat(products().matching("kettles " + word).all()).containsExactly(kettle.sku());
        assertThat(products().matching("KETTLE  " + word).all()).containsExactly(kettle.sku());
        assertThat(products().matching(word + " -kettle").all()).containsExactly(pot.sku());
        assertThat(products().matching(Words.unheardOf()).all()).isEmpty();
    }

    @Test
    void ranksANameAboveADescription() {
        String word = Words.unheardOf();
        Product inName = aProduct().named("Lamp " + word).onSale();
        Product inDescription = aProduct().named("Lamp").describedAs("Like a " + word).onSale();

        assertThat(products().matching(word).all())
                .containsExactly(inName.sku(), inDescription.sku());
    }

    @Test
    void combinesWordsAndCategory() {
        String word = Words.unheardOf();
        Product here = aProduct().named("Plate " + word).in(category).onSale();
        aProduct().named("Plate " + word).onSale();
        aProduct().named("Bowl").in(category).onSale();

        assertThat(products().matching(word).in(category).all()).containsExactly(here.sku());
    }

    @Test
    void sortsAsAsked() {
        String b = aProduct().in(category).named("b").pricedAt(300).onSale().sku();
        String a = aProduct().in(category).named("a").pricedAt(200).onSale().sku();
        String c = aProduct().in(category).named("c").pricedAt(100).onSale().sku();

        assertThat(products().in(category).all()).containsExactly(c, a, b);
        assertThat(products().in(category).sortedBy("newest").all()).containsExactly(c, a, b);
        assertThat(products().in(category).sortedBy("price").all()).containsExactly(c, a, b);
        assertThat(products().in(category).sortedBy("-price").all()).containsExactly(b, a, c);
        assertThat(products().in(category).sortedBy("name").all()).containsExactly(a, b, c);
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "price", "-price", "name", "relevance"})
    void pagesThroughEverythingOnceAlsoWhenSortKeysAreEqual(String sort) {
        String word = Words.unheardOf();
        List<String> skus = many(25, word);
        Search question = products().in(category).sortedBy(sort).limit(4);
        if (sort.equals("relevance")) {
            question.matching(word);
        }

        assertThat(question.all()).doesNotHaveDuplicates().hasSameElementsAs(skus);
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "price", "-price", "name"})
    void neitherRepeatsNorSkipsWhenProductsComeInBetween(String sort) {
        List<String> skus = many(9, "early");
        Search.Found first = products().in(category).sortedBy(sort).limit(4).page();

        aProduct().in(category).named("aaa").pricedAt(1).onSale();
        aProduct().in(category).named("zzz").pricedAt(99_999).onSale();
        List<String> seen = new ArrayList<>(first.skus());
        seen.addAll(products().in(category).sortedBy(sort).limit(4).from(first.next()).all());

        assertThat(seen).doesNotHaveDuplicates().containsAll(skus);
    }

    @Test
    void endsExactlyAtTheLastProduct() {
        many(4, "full");

        assertThat(products().in(category).limit(4).page().next()).isNull();
        assertThat(products().in(category).limit(3).page().next()).isNotNull();
        assertThat(products().in(Words.unheardOf()).page().skus()).isEmpty();
    }

    @Test
    void givesAsManyAsAskedForUpToAHundred() {
        many(101, "plenty");

        assertThat(products().in(category).limit(1).page().skus()).hasSize(1);
        assertThat(products().in(category).limit(100).page().skus()).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "abc", "1.5", "99999999999", "1e2"})
    void refusesOtherLimits(String limit) {
        products().limit(limit).send().mustBeProblem(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "!", "AAAA", "eyJhIjoxfQ==", "' OR 1=1 --", "\u0000", "☃"})
    void refusesCursorsItNeverGave(String cursor) {
        products().from(cursor).send().mustBeProblem(400);
    }

    @Test
    void refusesACursorOfAnotherQuestion() {
        many(5, "cursor");
        String next = products().in(category).sortedBy("price").limit(2).page().next();

        products().in(category).sortedBy("name").from(next).send().mustBeProblem(400, "bad-cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cheapest", "Price", "price;drop table product", "-newest"})
    void refusesOtherSorts(String sort) {
        products().sortedBy(sort).send().mustBeProblem(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'", "\"", "'; DROP TABLE product; --", "& | ! : * ( )", "a & ", "\\", "%", "%%_",
                "<script>", "🫖", "a\tb", "-", "\"unclosed phrase", "or or or", "<->", "{}[]^$"
            })
    void takesAnyWordsAsWords(String words) {
        products().matching(words).send().mustBe(200);
    }

    /** Products of one category, with prices and names that repeat. */
    private List<String> many(int count, String word) {
        List<Map<String, Object>> products =
                IntStream.range(0, count)
                        .mapToObj(n ->
                                aProduct()
                                        .in(category)
                                        .named("Thing " + n % 3 + " " + word)
                                        .pricedAt(100 + n % 4)
                                        .fields())
                        .toList();
        Answer imported = theAdministrator().imports(products).mustBe(200);
        assertThat(imported.number("/created")).isEqualTo(count);
        return products.stream()
                .map(product -> product.get("sku").toString())
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
