package dev.storeys.monolith;

import dev.storeys.order.catalog.Catalog;
import dev.storeys.order.catalog.Line;
import dev.storeys.order.catalog.PricedLine;
import dev.storeys.order.catalog.PricedProduct;
import dev.storeys.platform.shard.ModuleShards;
import dev.storeys.platform.shard.Shards;
import dev.storeys.product.ProductModule;
import dev.storeys.product.catalogue.FindPrices;
import dev.storeys.product.stock.ReleaseHold;
import dev.storeys.product.stock.ReserveStock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The catalogue next door, in the same process; whoever comes may be at a customer's shard. */
@Component
final class LocalCatalog implements Catalog {

    private final ReserveStock stock;
    private final ReleaseHold holds;
    private final FindPrices prices;
    private final ModuleShards home;

    LocalCatalog(ReserveStock stock, ReleaseHold holds, FindPrices prices, Shards shards) {
        this.stock = stock;
        this.holds = holds;
        this.prices = prices;
        this.home = shards.of(ProductModule.SCHEMA);
    }

    @Override
    public List<PricedLine> reserve(UUID orderId, List<Line> lines) {
        List<dev.storeys.product.stock.Line> wanted =
                lines.stream()
                        .map(line ->
                                new dev.storeys.product.stock.Line(
                                        line.productId(), line.quantity()))
                        .toList();
        return home.global(() -> stock.reserve(orderId, wanted)).lines().stream()
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
        home.global(() -> {
            holds.release(orderId);
            return orderId;
        });
    }

    @Override
    public List<PricedProduct> prices(Collection<UUID> productIds) {
        return home.global(() -> prices.of(productIds)).stream()
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
