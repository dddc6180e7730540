package dev.storeys.product.stock;

import dev.storeys.product.rush.Combiner;
import dev.storeys.product.rush.RushSettings;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Holds stock for orders of one product, which a crowd may want at once: those who wait for the
 * same product are served together.
 */
@Component
final class HoldOneProduct {

    private final Combiner<UUID, Ask, Outcome> crowd;

    HoldOneProduct(RushSettings settings, HoldTogether holds) {
        this.crowd = new Combiner<>(settings, holds::hold);
    }

    Reservation hold(UUID orderId, UUID product, long units) {
        return crowd.ask(product, new Ask(orderId, units)).orThrow(orderId, product);
    }
}
