package dev.storeys.product.imports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Catalogue")
@RestController
final class ImportController {

    private final ImportProducts imports;

    ImportController(ImportProducts imports) {
        this.imports = imports;
    }

    @Operation(summary = "Creates or changes many products by sku (administrators)")
    @PostMapping("/api/v1/products/import")
    ImportResult run(@Valid @RequestBody ImportRequest request) {
        return imports.run(request.products());
    }
}
