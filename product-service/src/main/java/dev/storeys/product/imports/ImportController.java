package dev.storeys.product.imports;

import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class ImportController {

    private final ImportProducts imports;

    ImportController(ImportProducts imports) {
        this.imports = imports;
    }

    @PostMapping("/api/v1/products/import")
    ImportResult run(@Valid @RequestBody ImportRequest request) {
        return imports.run(request.products());
    }
}
