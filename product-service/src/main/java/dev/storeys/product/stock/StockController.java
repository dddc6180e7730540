package dev.storeys.product.stock;

import dev.storeys.product.catalogue.ProductView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Catalogue")
@RestController
final class StockController {

    private final SetStock stock;

    StockController(SetStock stock) {
        this.stock = stock;
    }

    @Operation(summary = "Sets what is available (administrators)")
    @PutMapping("/api/v1/products/{id}/stock")
    ProductView set(@PathVariable UUID id, @Valid @RequestBody Level level) {
        return stock.set(id, level.quantity());
    }

    record Level(@NotNull @Min(0) @Max(1_000_000_000) Long quantity) {}
}
