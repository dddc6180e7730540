package dev.storeys.product.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import dev.storeys.platform.web.Page;
import dev.storeys.platform.web.WebAutoConfiguration;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebMvcTest(SearchController.class)
@ContextConfiguration(classes = SearchController.class)
@ImportAutoConfiguration(WebAutoConfiguration.class)
@AutoConfigureMockMvc(addFilters = false)
class SearchControllerTests {

    @Autowired MockMvcTester mvc;
    @MockitoBean FindProducts products;

    @Test
    void understandsEveryParameter() {
        when(products.page(new ProductQuery("table lamp", "lighting", "-price", 5, "abc")))
                .thenReturn(new Page<>(List.of(), "def"));
        assertThat(
                        get(
                                "/api/v1/products?q=table%20lamp&category=lighting"
                                        + "&sort=-price&limit=5&cursor=abc"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"items\": [], \"next\": \"def\"}");
    }

    @Test
    void takesBlankParametersForAbsentOnes() {
        when(products.page(new ProductQuery(null, null, null, null, null)))
                .thenReturn(new Page<>(List.of(), null));
        assertThat(get("/api/v1/products?q=%20&category=&sort=&limit=&cursor="))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"items\": [], \"next\": null}");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=101, limit",
        "limit=x, limit",
        "sort=cheap, sort",
        "category=A%20b, category",
        "q=%00, q",
    })
    void namesTheParameterThatIsWrong(String parameter, String field) {
        assertThat(get("/api/v1/products?" + parameter))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    void refusesOverlongWords() {
        assertThat(get("/api/v1/products?q=" + "w".repeat(201))).hasStatus(400);
    }

    // As a URI: a text would be encoded a second time.
    MockMvcTester.MockMvcRequestBuilder get(String path) {
        return mvc.get().uri(URI.create(path));
    }
}
