package dev.storeys.order.cart;

import dev.storeys.order.catalog.Catalog;
import dev.storeys.order.catalog.Line;
import dev.storeys.platform.web.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API of the cart. */
@Tag(name = "Cart")
@RestController
@RequestMapping("/api/v1/cart")
class CartController {

    private static final int MAX_PRODUCTS = 1_000;

    private final Carts carts;
    private final Catalog catalog;

    CartController(Carts carts, Catalog catalog) {
        this.carts = carts;
        this.catalog = catalog;
    }

    /** How many of a product the cart shall hold. */
    record Quantity(@NotNull @Min(1) @Max(10_000) Integer quantity) {}

    @Operation(summary = "The own cart at today's prices")
    @GetMapping
    CartView cart(Caller caller) {
        List<Line> lines = carts.shownTo(caller.id());
        return CartView.of(lines, catalog.prices(lines.stream().map(Line::productId).toList()));
    }

    @Operation(summary = "Sets how many of a product the cart holds")
    @PutMapping("/items/{productId}")
    CartView put(
            Caller caller, @PathVariable UUID productId, @Valid @RequestBody Quantity quantity) {
        if (catalog.prices(List.of(productId)).isEmpty()) {
            throw new ProductNotFound();
        }
        List<Line> lines = carts.of(caller.id());
        boolean isNew = lines.stream().noneMatch(line -> line.productId().equals(productId));
        if (isNew && lines.size() >= MAX_PRODUCTS) {
            throw new CartFull(MAX_PRODUCTS);
        }
        carts.put(caller.id(), new Line(productId, quantity.quantity()));
        return cart(caller);
    }

    @Operation(summary = "Takes a product out of the cart")
    @DeleteMapping("/items/{productId}")
    CartView remove(Caller caller, @PathVariable UUID productId) {
        carts.remove(caller.id(), productId);
        return cart(caller);
    }
}
