package dev.storeys.product.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Catalogue")
@RestController
@RequestMapping("/api/v1/products")
final class ProductController {

    private final FindProduct products;
    private final CreateProduct creation;
    private final UpdateProduct changes;

    ProductController(FindProduct products, CreateProduct creation, UpdateProduct changes) {
        this.products = products;
        this.creation = creation;
        this.changes = changes;
    }

    @Operation(operationId = "product", summary = "One product")
    @GetMapping("/{id}")
    ProductView find(@PathVariable UUID id) {
        return products.of(id);
    }

    @ApiResponse(responseCode = "201")
    @Operation(summary = "Creates a product (administrators)")
    @PostMapping
    ResponseEntity<ProductView> create(@Valid @RequestBody NewProduct product) {
        ProductView created = creation.create(product);
        return ResponseEntity.created(URI.create("/api/v1/products/" + created.id())).body(created);
    }

    @Operation(summary = "Changes a product (administrators)")
    @PatchMapping("/{id}")
    ProductView update(@PathVariable UUID id, @Valid @RequestBody ProductPatch patch) {
        return changes.update(id, patch);
    }
}
