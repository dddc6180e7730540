package dev.storeys.product.stock;

import dev.storeys.product.catalogue.FindPrices;
import dev.storeys.product.catalogue.PricedProduct;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Holds stock of any number of products for one order, in one transaction. */
@Component
final class HoldSeveralProducts {

    private final FindPrices prices;
    private final Holds holds;
    private final Stock stock;
    private final StockSettings settings;
    private final TransactionTemplate transaction;

    HoldSeveralProducts(
            FindPrices prices,
            Holds holds,
            Stock stock,
            StockSettings settings,
            TransactionTemplate transaction) {
        this.prices = prices;
        this.holds = holds;
        this.stock = stock;
        this.settings = settings;
        this.transaction = transaction;
    }

    Reservation hold(UUID orderId, List<UUID> products, Quantities wanted) {
        List<PricedProduct> known = prices.of(products);
        refuseUnknown(wanted, known);
        List<UUID> missing = shortOf(wanted, known);
        if (!missing.isEmpty()) {
            // No transaction for what cannot succeed. The order itself may be why nothing is left.
            return repeated(orderId, missing);
        }
        List<ReservedLine> priced =
                known.stream()
                        .map(product -> ReservedLine.of(product, wanted.of(product.productId())))
                        .toList();
        return transaction.execute(status -> take(orderId, priced, wanted));
    }

    private Reservation take(UUID orderId, List<ReservedLine> priced, Quantities wanted) {
        if (!holds.add(orderId, priced, settings.holdTime())) {
            return repeated(orderId, List.of());
        }
        // Last, so that hot rows are locked for the time of a commit and no longer.
        List<UUID> missing = stock.take(wanted);
        if (!missing.isEmpty()) {
            throw new OutOfStock(missing);
        }
        return new Reservation(priced);
    }

    private Reservation repeated(UUID orderId, List<UUID> missing) {
        Hold hold = holds.find(orderId).orElseThrow(() -> new OutOfStock(missing));
        if (!hold.status().takesStock()) {
            throw new HoldEnded(orderId);
        }
        return new Reservation(hold.lines());
    }

    private static void refuseUnknown(Quantities wanted, List<PricedProduct> known) {
        Set<UUID> unknown = new LinkedHashSet<>(wanted.units().keySet());
        known.forEach(product -> unknown.remove(product.productId()));
        if (!unknown.isEmpty()) {
            throw new UnknownProduct(unknown);
        }
    }

    private static List<UUID> shortOf(Quantities wanted, List<PricedProduct> known) {
        return known.stream()
                .filter(product -> product.available() < wanted.of(product.productId()))
                .map(PricedProduct::productId)
                .toList();
    }
}
