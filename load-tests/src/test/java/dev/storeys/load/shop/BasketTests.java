package dev.storeys.load.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;

class BasketTests {

    private final Basket basket =
            new Basket(
                    List.of(
                            new Basket.Item("a", 2),
                            new Basket.Item("b", 1),
                            new Basket.Item("a", 3)),
                    "card-ok");

    @Test
    void sendsLinesAsTheyAre() {
        assertThat(basket.json())
                .isEqualTo(
                        "{\"items\":[{\"productId\":\"a\",\"quantity\":2},{\"productId\":\"b\",\"quantity\":1},"
                                + "{\"productId\":\"a\",\"quantity\":3}],\"paymentMethod\":\"card-ok\"}");
    }

    @Test
    void mergesLinesOfOneProduct() {
        assertThat(basket.merged()).containsExactly(entry("a", 5L), entry("b", 1L));
    }
}
