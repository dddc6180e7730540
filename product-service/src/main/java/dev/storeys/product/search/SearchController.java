package dev.storeys.product.search;

import dev.storeys.platform.web.Page;
import dev.storeys.product.catalogue.ProductView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Catalogue")
@RestController
final class SearchController {

    private final FindProducts products;

    SearchController(FindProducts products) {
        this.products = products;
    }

    @Operation(summary = "Searches the catalogue")
    @GetMapping("/api/v1/products")
    Page<ProductView> find(@Valid ProductQuery query) {
        return products.page(query);
    }
}
