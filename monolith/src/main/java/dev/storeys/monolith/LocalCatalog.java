package dev.storeys.monolith;

import dev.storeys.order.catalog.Catalog;
import dev.storeys.order.catalog.Line;
import dev.storeys.order.catalog.PricedLine;
import dev.storeys.order.catalog.PricedProduct;
import dev.storeys.product.catalogue.FindPrices;
import dev.storeys.product.stock.ReleaseHold;
import dev.storeys.product.stock.ReserveStock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The catalogue next door, in the same process. */
@Component
final class LocalCatalog implements Catalog {

    private final ReserveStock stock;
    private final ReleaseHold holds;
    private final FindPrices prices;

    LocalCatalog(ReserveStock stock, ReleaseHold holds, FindPrices prices) {
        this.stock = stock;
        this.holds = holds;
        this.prices = prices;
    }

    @Override
    public List<PricedLine> reserve(UUID orderId, List<Line> lines) {
        return stock
                .reserve(
                        orderId,
                        lines.stream()
                                .map(line ->
                                        new dev.storeys.product.stock.Line(
                                                line.productId(), line.quantity()))
                                .toList())
                .lines()
                .stream()
                .map(line ->
                        new PricedLine(
                                line.productId(),
                                line.sku(),
                                line.name(),
                                line.quantity(),
                                line.unitPrice()))
                .toList();
    }

    @Override
    public void release(UUID orderId) {
        holds.release(orderId);
    }

    @Override
    public List<PricedProduct> prices(Collection<UUID> productIds) {
        return prices.of(productIds).stream()
                .map(product ->
                        new PricedProduct(
                                product.productId(),
                                product.sku(),
                                product.name(),
                                product.unitPrice(),
                                product.available()))
                .toList();
    }
}
