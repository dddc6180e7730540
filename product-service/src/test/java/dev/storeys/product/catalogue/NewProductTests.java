package dev.storeys.product.catalogue;

import static dev.storeys.product.catalogue.Catalogue.aProduct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewProductTests {

    final Validator validator = Validation.buildDefaultValidatorFactory().getValidator();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "S-000001",
                "85123A",
                "a.b_c-D",
                "0123456789012345678901234567890123456789"
            })
    void acceptsSkus(String sku) {
        assertThat(faults(aProduct().sku(sku).build())).isEmpty();
        assertThat(new Sku(sku)).hasToString(sku);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "é",
                "a/b",
                "a\n",
                "01234567890123456789012345678901234567890"
            })
    void refusesWhatIsNoSku(String sku) {
        assertThat(faults(aProduct().sku(sku).build())).containsExactly("sku");
        assertThatIllegalArgumentException().isThrownBy(() -> new Sku(sku));
    }

    @Test
    void refusesWhatIsOutOfBounds() {
        assertThat(faults(aProduct().called(" ").build())).containsExactly("name");
        assertThat(faults(aProduct().called("\u2003").build())).containsExactly("name");
        assertThat(faults(aProduct().called("a\nb").build())).containsExactly("name");
        assertThat(faults(aProduct().called("n".repeat(201)).build())).containsExactly("name");
        assertThat(faults(aProduct().described("d".repeat(4001)).build()))
                .containsExactly("description");
        assertThat(faults(aProduct().in("Home Office").build())).containsExactly("category");
        assertThat(faults(aProduct().in("c".repeat(61)).build())).containsExactly("category");
        assertThat(faults(aProduct().forPence(-1).build())).containsExactly("price.amount");
        assertThat(faults(aProduct().forPence(10_000_000_001L).build()))
                .containsExactly("price.amount");
        assertThat(faults(aProduct().quantity(-1).build())).containsExactly("quantity");
        assertThat(faults(aProduct().quantity(1_000_000_001).build())).containsExactly("quantity");
    }

    @Test
    void acceptsTheBoundsThemselves() {
        assertThat(
                        faults(
                                aProduct()
                                        .called("n".repeat(200))
                                        .described("d".repeat(4000))
                                        .in("home-office")
                                        .forPence(10_000_000_000L)
                                        .quantity(1_000_000_000)
                                        .build()))
                .isEmpty();
        assertThat(faults(aProduct().forPence(0).quantity(0).build())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gbp", "XYZ", "", "EURO"})
    void refusesUnknownCurrencies(String currency) {
        NewProduct product =
                new NewProduct("A", "Name", null, "gifts", new Price(1L, currency), 1L);
        assertThat(faults(product)).containsExactly("price.currency");
    }

    @Test
    void namesEverythingThatIsMissing() {
        assertThat(faults(new NewProduct(null, null, null, null, null, null)))
                .containsExactly("category", "name", "price", "quantity", "sku");
    }

    List<String> faults(NewProduct product) {
        return validator.validate(product).stream()
                .map(violation -> violation.getPropertyPath().toString())
                .sorted()
                .toList();
    }
}
