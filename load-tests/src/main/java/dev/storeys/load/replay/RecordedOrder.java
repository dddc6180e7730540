package dev.storeys.load.replay;

import dev.storeys.load.shop.Basket;
import dev.storeys.load.shop.Shelf;
import java.time.LocalDateTime;
import java.util.List;

/** An order as it was recorded, with its lines in their order and as they were given. */
public record RecordedOrder(
        LocalDateTime time, String number, String customer, String country, List<Line> lines) {

    /** One line; the same sku may come again in another. */
    public record Line(String sku, long quantity) {}

    public long units() {
        return lines.stream().mapToLong(Line::quantity).sum();
    }

    public Basket basket(Shelf shelf, String paymentMethod) {
        return new Basket(
                lines.stream()
                        .map(line -> new Basket.Item(shelf.idOf(line.sku()), line.quantity()))
                        .toList(),
                paymentMethod);
    }
}
