package dev.storeys.product.stock;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Prices an order and holds its stock for a while: all of it or nothing, once per order. */
@Component
public final class ReserveStock {

    private final HoldOneProduct one;
    private final HoldSeveralProducts several;

    ReserveStock(HoldOneProduct one, HoldSeveralProducts several) {
        this.one = one;
        this.several = several;
    }

    /**
     * Holds the lines, at most 1,000, for the order; several lines of one product count together.
     * The same order again gets the first answer again. Throws {@link UnknownProduct}, {@link
     * OutOfStock}, for an order whose hold is over {@link HoldEnded}, or {@link
     * dev.storeys.product.rush.TooManyWaiting}.
     */
    public Reservation reserve(UUID orderId, List<Line> lines) {
        Quantities wanted = Quantities.of(lines);
        if (wanted.units().size() == 1) {
            UUID product = wanted.units().firstKey();
            return one.hold(orderId, product, wanted.of(product));
        }
        return several.hold(orderId, lines.stream().map(Line::productId).toList(), wanted);
    }
}
