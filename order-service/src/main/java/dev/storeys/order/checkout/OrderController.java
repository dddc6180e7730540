package dev.storeys.order.checkout;

import dev.storeys.platform.web.Caller;
import dev.storeys.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The API of orders. */
@Tag(name = "Orders")
@RestController
@RequestMapping("/api/v1/orders")
class OrderController {

    private final PlaceOrder placeOrder;
    private final FindOrders findOrders;
    private final ChangeOrder changeOrder;
    private final OrderOwners owners;

    OrderController(
            PlaceOrder placeOrder,
            FindOrders findOrders,
            ChangeOrder changeOrder,
            OrderOwners owners) {
        this.placeOrder = placeOrder;
        this.findOrders = findOrders;
        this.changeOrder = changeOrder;
        this.owners = owners;
    }

    @ApiResponse(
            responseCode = "202",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @Operation(summary = "Places an order; the same key gives the same answer")
    @PostMapping
    ResponseEntity<String> place(
            Caller caller,
            @Parameter(required = true) @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable String key,
            @Valid @RequestBody PlaceOrderRequest request) {
        return placeOrder.place(caller.id(), key, request).toResponse();
    }

    @Operation(summary = "The own orders, newest first")
    @GetMapping
    Page<OrderView> history(
            Caller caller,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return findOrders.history(caller.id(), limit, cursor);
    }

    @Operation(summary = "One own order")
    @GetMapping("/{id}")
    OrderView one(Caller caller, @PathVariable UUID id) {
        return findOrders.one(id, caller.id());
    }

    @Operation(summary = "Cancels an order that is not confirmed yet")
    @PostMapping("/{id}/cancel")
    OrderView cancel(Caller caller, @PathVariable UUID id) {
        return changeOrder.cancelByCustomer(id, caller.id());
    }

    @Operation(summary = "Marks an order as shipped (administrators)")
    @PostMapping("/{id}/ship")
    @ResponseStatus(HttpStatus.ACCEPTED)
    OrderView ship(@PathVariable UUID id) {
        return owners.change(id, () -> changeOrder.ship(id));
    }

    @Operation(summary = "Marks an order as delivered (administrators)")
    @PostMapping("/{id}/deliver")
    @ResponseStatus(HttpStatus.ACCEPTED)
    OrderView deliver(@PathVariable UUID id) {
        return owners.change(id, () -> changeOrder.deliver(id));
    }
}
