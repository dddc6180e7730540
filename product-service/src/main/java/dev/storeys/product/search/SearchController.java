package dev.storeys.product.search;

import dev.storeys.platform.web.Page;
import dev.storeys.product.catalogue.ProductView;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class SearchController {

    private final FindProducts products;

    SearchController(FindProducts products) {
        this.products = products;
    }

    @GetMapping("/api/v1/products")
    Page<ProductView> find(@Valid ProductQuery query) {
        return products.page(query);
    }
}
