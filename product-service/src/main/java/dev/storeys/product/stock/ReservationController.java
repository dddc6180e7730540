package dev.storeys.product.stock;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class ReservationController {

    private final ReserveStock stock;
    private final ReleaseHold holds;

    ReservationController(ReserveStock stock, ReleaseHold holds) {
        this.stock = stock;
        this.holds = holds;
    }

    @PostMapping("/internal/reservations")
    Reservation reserve(@Valid @RequestBody Wish wish) {
        return stock.reserve(wish.orderId(), wish.lines());
    }

    @DeleteMapping("/internal/reservations/{orderId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable UUID orderId) {
        holds.release(orderId);
    }

    record Wish(
            @NotNull UUID orderId, @NotEmpty @Size(max = 1000) List<@NotNull @Valid Line> lines) {}
}
