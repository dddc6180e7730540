package dev.storeys.product.stock;

import dev.storeys.events.StockEvent;
import dev.storeys.product.ProductDatabase;
import dev.storeys.product.catalogue.Catalogue;
import dev.storeys.product.review.Buyers;
import dev.storeys.product.rush.RushSettings;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.json.JsonMapper;

/** The use cases of stock over one database, wired by hand. */
final class StockRoom {

    static final UUID BUYER = UUID.fromString("00000000-0000-7000-8000-0000000000b1");
    static final RushSettings RUSH = new RushSettings(50, 5_000, Duration.ofSeconds(10));

    final ProductDatabase database;
    final Catalogue catalogue;
    final Holds holds;
    final Stock stock;
    final ClaimHold claim;
    final ReleaseHold release;
    final ExpireHolds expiry;
    final List<StockEvent> events = new CopyOnWriteArrayList<>();

    private final ReserveStock reserving;

    StockRoom(ProductDatabase database) {
        this.database = database;
        catalogue = new Catalogue(database);
        holds = new Holds(database.client(), JsonMapper.shared());
        stock = new Stock(database.template());
        claim =
                new ClaimHold(
                        holds,
                        stock,
                        Buyers.purchases(database),
                        events::add,
                        database.transaction());
        release = new ReleaseHold(holds, stock, database.transaction());
        expiry = new ExpireHolds(holds, stock, events::add, database.transaction());
        reserving = reservingFor(Duration.ofMinutes(10));
    }

    ReserveStock reserving() {
        return reserving;
    }

    ReserveStock reservingFor(Duration holdTime) {
        return reserving(holdTime, RUSH);
    }

    ReserveStock reserving(Duration holdTime, RushSettings rush) {
        StockSettings settings = settings(holdTime);
        CombinedHolds combined =
                new CombinedHolds(database.source(), JsonMapper.shared(), settings, rush);
        return new ReserveStock(
                new HoldOneProduct(rush, new HoldTogether(combined)), severalProducts(settings));
    }

    HoldSeveralProducts severalProducts() {
        return severalProducts(settings(Duration.ofMinutes(10)));
    }

    private HoldSeveralProducts severalProducts(StockSettings settings) {
        return new HoldSeveralProducts(
                catalogue.findPrices(), holds, stock, settings, database.transaction());
    }

    private static StockSettings settings(Duration holdTime) {
        return new StockSettings(holdTime, Duration.ofSeconds(2));
    }

    /** Lets the hold run out now, without waiting. */
    void runOut(UUID order) {
        database.client()
                .sql(
                        "UPDATE products.reservation SET expires_at = now() - interval '1 s'"
                                + " WHERE order_id = ?")
                .param(order)
                .update();
    }

    HoldStatus status(UUID order) {
        return holds.find(order).orElseThrow().status();
    }
}
