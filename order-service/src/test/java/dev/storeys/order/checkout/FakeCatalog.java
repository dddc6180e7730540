package dev.storeys.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.events.Money;
import dev.storeys.order.catalog.Catalog;
import dev.storeys.order.catalog.Line;
import dev.storeys.order.catalog.PricedLine;
import dev.storeys.order.catalog.PricedProduct;
import dev.storeys.platform.web.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A catalogue in memory that also watches how it is called. */
class FakeCatalog implements Catalog {

    static final UUID LAMP = UUID.fromString("00000000-0000-7000-8000-000000000001");
    static final UUID EURO_LAMP = UUID.fromString("00000000-0000-7000-8000-000000000002");
    static final UUID SOLD_OUT = UUID.fromString("00000000-0000-7000-8000-000000000003");

    private static final Map<UUID, Money> PRICES =
            Map.of(
                    LAMP, new Money(1_250, "GBP"),
                    EURO_LAMP, new Money(1_400, "EUR"),
                    SOLD_OUT, new Money(1, "GBP"));

    final Map<UUID, List<Line>> held = new ConcurrentHashMap<>();
    final Set<UUID> released = ConcurrentHashMap.newKeySet();

    /** The gates at which somebody has stood. */
    final Set<CountDownLatch> asked = ConcurrentHashMap.newKeySet();

    /** While set, a reservation waits for it. */
    volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public List<PricedLine> reserve(UUID orderId, List<Line> lines) {
        assertOutsideTransaction();
        pass(gate);
        if (lines.stream().anyMatch(line -> line.productId().equals(SOLD_OUT))) {
            throw new SoldOut();
        }
        held.put(orderId, lines);
        return lines.stream()
                .map(line ->
                        new PricedLine(
                                line.productId(),
                                "S-1",
                                "Lamp",
                                line.quantity(),
                                PRICES.get(line.productId())))
                .toList();
    }

    @Override
    public void release(UUID orderId) {
        assertOutsideTransaction();
        released.add(orderId);
    }

    @Override
    public List<PricedProduct> prices(Collection<UUID> productIds) {
        assertOutsideTransaction();
        return productIds.stream()
                .filter(PRICES::containsKey)
                .map(id -> new PricedProduct(id, "S-1", "Lamp", PRICES.get(id), 7))
                .toList();
    }

    private static void assertOutsideTransaction() {
        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                .as("a port is never called inside a transaction")
                .isFalse();
    }

    private void pass(CountDownLatch gate) {
        asked.add(gate);
        try {
            gate.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    static final class SoldOut extends Refusal {
        SoldOut() {
            super(HttpStatus.CONFLICT, "out-of-stock", "Sold out.");
            with("products", List.of(SOLD_OUT));
        }
    }
}
