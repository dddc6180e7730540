package dev.storeys.product.catalogue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class PriceController {

    private final FindPrices prices;

    PriceController(FindPrices prices) {
        this.prices = prices;
    }

    @PostMapping("/internal/prices")
    Prices find(@Valid @RequestBody Question question) {
        return new Prices(prices.of(question.productIds()));
    }

    record Question(@NotNull @Size(max = 1000) List<@NotNull UUID> productIds) {}

    record Prices(List<PricedProduct> products) {}
}
