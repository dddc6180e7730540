package dev.storeys.product.search;

import static dev.storeys.product.catalogue.Catalogue.aProduct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.storeys.platform.web.BadCursor;
import dev.storeys.platform.web.Cursor;
import dev.storeys.platform.web.Page;
import dev.storeys.product.ProductDatabase;
import dev.storeys.product.catalogue.Catalogue;
import dev.storeys.product.catalogue.ProductView;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindProductsTests {

    static ProductDatabase database;

    Catalogue catalogue;
    FindProducts products;

    @BeforeAll
    static void start() {
        database = new ProductDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void emptyShop() {
        database.clear();
        catalogue = new Catalogue(database);
        products = new FindProducts(database.client());
    }

    @Test
    void ranksNameAboveCategoryAboveDescription() {
        catalogue.add(aProduct().sku("A").called("Tray").described("Holds a lamp well."));
        catalogue.add(aProduct().sku("B").called("Cable").in("lamp"));
        catalogue.add(aProduct().sku("C").called("Brass lamp"));
        catalogue.add(aProduct().sku("D").called("Kettle"));
        assertThat(skus(search("lamp"))).containsExactly("C", "B", "A");
    }

    @Test
    void findsOtherFormsOfAWordInAnyCase() {
        catalogue.add(aProduct().sku("A").called("Walnut chopping boards"));
        catalogue.add(aProduct().sku("B").called("Walnut bowl"));
        assertThat(skus(search("BOARD"))).containsExactly("A");
        assertThat(skus(search("chop walnuts"))).containsExactly("A");
    }

    @Test
    void understandsPhrasesExclusionsAndAlternatives() {
        catalogue.add(aProduct().sku("A").called("Table lamp"));
        catalogue.add(aProduct().sku("B").called("Lamp for the table"));
        catalogue.add(aProduct().sku("C").called("Red kettle"));
        assertThat(skus(search("\"table lamp\""))).containsExactly("A");
        assertThat(skus(search("lamp -table"))).isEmpty();
        assertThat(skus(search("\"table lamp\" or kettle"))).containsExactlyInAnyOrder("A", "C");
    }

    @ParameterizedTest
    @ValueSource(strings = {"S-000042", "85123A", "AB_12.x-9", "the", "-7"})
    void findsTheExactSkuFirst(String sku) {
        catalogue.add(aProduct().sku("OTHER").called("Like " + sku).described(sku + " " + sku));
        catalogue.add(aProduct().sku(sku));
        assertThat(skus(search(sku))).startsWith(sku);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'", "\"", "the", "a & b | !c:*", "-", "))((", "\\", "%_", "😀"})
    void survivesAnyWords(String words) {
        catalogue.withStock(1);
        assertThat(search(words).items()).isEmpty();
    }

    @Test
    void filtersByCategory() {
        catalogue.add(aProduct().sku("A").in("toys").called("Wooden lamp"));
        catalogue.add(aProduct().sku("B").in("lighting").called("Brass lamp"));
        assertThat(skus(products.page(new ProductQuery(null, "toys", null, null, null))))
                .containsExactly("A");
        assertThat(skus(products.page(new ProductQuery("lamp", "lighting", "price", 5, null))))
                .containsExactly("B");
        assertThat(skus(products.page(new ProductQuery(null, "none", null, null, null)))).isEmpty();
    }

    @Test
    void sortsByEveryKey() {
        catalogue.add(aProduct().sku("A").called("apron").forPence(300));
        catalogue.add(aProduct().sku("B").called("Basket").forPence(100));
        catalogue.add(aProduct().sku("C").called("Éclair tray").forPence(200));
        catalogue.add(aProduct().sku("D").called("fork").forPence(100));
        assertThat(skus(sorted("newest"))).containsExactly("D", "C", "B", "A");
        assertThat(skus(sorted(null))).containsExactly("D", "C", "B", "A");
        assertThat(skus(sorted("price"))).containsExactly("B", "D", "C", "A");
        assertThat(skus(sorted("-price"))).containsExactly("A", "C", "D", "B");
        assertThat(skus(sorted("name"))).containsExactly("A", "B", "C", "D");
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "relevance", "price", "-price", "name"})
    void pagesThroughTiesWithoutGapOrRepetition(String sort) {
        List<String> all = new ArrayList<>();
        for (int number = 0; number < 23; number++) {
            // Three names, four prices: every key is shared by several products.
            all.add("P-" + number);
            catalogue.add(
                    aProduct()
                            .sku("P-" + number)
                            .called("Lamp " + number % 3)
                            .forPence(number % 4 * 100));
        }
        for (int limit : new int[] {1, 5, 22, 23, 24}) {
            assertThat(skusOfAllPages("lamp", sort, limit))
                    .containsExactlyInAnyOrderElementsOf(all);
        }
        assertThat(skusOfAllPages("lamp", sort, 4)).isEqualTo(skusOfAllPages("lamp", sort, 100));
    }

    @Test
    void refusesACursorOfAnotherQuestion() {
        catalogue.withStock(1);
        catalogue.withStock(1);
        String cursor = products.page(new ProductQuery(null, null, "price", 1, null)).next();
        assertThat(cursor).isNotNull();
        refuses(new ProductQuery(null, null, "-price", 1, cursor));
        refuses(new ProductQuery("oak", null, "price", 1, cursor));
        refuses(new ProductQuery(null, "kitchen", "price", 1, cursor));
        assertThat(products.page(new ProductQuery(null, null, "price", 9, cursor)).items())
                .hasSize(1);
    }

    @Test
    void refusesForgedCursors() {
        for (String sort : List.of("newest", "price", "-price")) {
            ProductQuery honest = new ProductQuery(null, null, sort, 1, null);
            String print = honest.fingerprint();
            refuses(honest, Cursor.encode(print, "x'; DROP TABLE", UUID.randomUUID()));
            refuses(honest, Cursor.encode(print, "99999999999999999999", UUID.randomUUID()));
            refuses(honest, Cursor.encode(print, "1", "not-an-id"));
            refuses(honest, Cursor.encode(print, "1"));
            refuses(honest, "%%%");
        }
    }

    @Test
    void refusesToRankByNothing() {
        assertThatExceptionOfType(NothingToRank.class).isThrownBy(() -> sorted("relevance"));
    }

    void refuses(ProductQuery honest, String cursor) {
        refuses(new ProductQuery(honest.q(), honest.category(), honest.sort(), 1, cursor));
    }

    void refuses(ProductQuery query) {
        assertThatExceptionOfType(BadCursor.class).isThrownBy(() -> products.page(query));
    }

    List<String> skusOfAllPages(String words, String sort, int limit) {
        List<String> found = new ArrayList<>();
        String cursor = null;
        do {
            Page<ProductView> page =
                    products.page(new ProductQuery(words, null, sort, limit, cursor));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit).isNotEmpty();
            found.addAll(skus(page));
            cursor = page.next();
        } while (cursor != null);
        return found;
    }

    Page<ProductView> search(String words) {
        return products.page(new ProductQuery(words, null, null, null, null));
    }

    Page<ProductView> sorted(String sort) {
        return products.page(new ProductQuery(null, null, sort, null, null));
    }

    static List<String> skus(Page<ProductView> page) {
        return page.items().stream().map(ProductView::sku).toList();
    }
}
