package dev.storeys.product.stock;

import java.util.List;
import java.util.UUID;

/** A reservation as it is kept. */
record Hold(UUID orderId, HoldStatus status, List<ReservedLine> lines) {

    Quantities quantities() {
        return Quantities.in(List.of(this));
    }
}
