package dev.storeys.order.checkout;

import dev.storeys.platform.web.Caller;
import dev.storeys.platform.web.NotBuiltYet;
import dev.storeys.platform.web.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
@RestController
@RequestMapping("/api/v1/orders")
class OrderController {

    private static final Pattern KEY =
            Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,253}[\\x21-\\x7e])?");

    private final PlaceOrder placeOrder;
    private final FindOrders findOrders;
    private final ChangeOrder changeOrder;

    OrderController(PlaceOrder placeOrder, FindOrders findOrders, ChangeOrder changeOrder) {
        this.placeOrder = placeOrder;
        this.findOrders = findOrders;
        this.changeOrder = changeOrder;
    }

    @PostMapping
    ResponseEntity<String> place(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody PlaceOrderRequest request) {
        if (key == null || !KEY.matcher(key).matches()) {
            throw new BadIdempotencyKey();
        }
        PlaceOrder.Placed placed = placeOrder.place(caller.id(), key, request);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/orders/" + placed.orderId()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(placed.answer());
    }

    @GetMapping
    Page<OrderView> history(
            Caller caller,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return findOrders.history(caller.id(), limit, cursor);
    }

    @GetMapping("/{id}")
    OrderView one(Caller caller, @PathVariable UUID id) {
        return findOrders.one(id, caller.id());
    }

    @PostMapping("/{id}/cancel")
    OrderView cancel(Caller caller, @PathVariable UUID id) {
        return changeOrder.cancelByCustomer(id, caller.id());
    }

    @PostMapping("/{id}/ship")
    @ResponseStatus(HttpStatus.ACCEPTED)
    OrderView ship(@PathVariable UUID id) {
        return changeOrder.ship(id);
    }

    @PostMapping("/{id}/deliver")
    @ResponseStatus(HttpStatus.ACCEPTED)
    OrderView deliver(@PathVariable UUID id) {
        return changeOrder.deliver(id);
    }

    @PostMapping("/{id}/refund")
    void refund(@PathVariable UUID id) {
        throw new NotBuiltYet("refunds");
    }
}
