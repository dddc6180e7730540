package dev.storeys.product.stock;

import dev.storeys.product.ProductDatabase;
import dev.storeys.product.catalogue.Catalogue;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** The use cases of stock over one database, wired by hand. */
final class StockRoom {

    final ProductDatabase database;
    final Catalogue catalogue;
    final Holds holds;
    final Stock stock;
    final ClaimHold claim;
    final ReleaseHold release;
    final ExpireHolds expiry;

    StockRoom(ProductDatabase database) {
        this.database = database;
        catalogue = new Catalogue(database);
        holds = new Holds(database.client(), JsonMapper.shared());
        stock = new Stock(database.template());
        claim = new ClaimHold(holds, stock, database.transaction());
        release = new ReleaseHold(holds, stock, database.transaction());
        expiry = new ExpireHolds(holds, stock, database.transaction());
    }

    ReserveStock reserving() {
        return reservingFor(Duration.ofMinutes(10));
    }

    ReserveStock reservingFor(Duration holdTime) {
        return new ReserveStock(
                catalogue.findPrices(),
                holds,
                stock,
                new StockSettings(holdTime, Duration.ofSeconds(2)),
                database.transaction());
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
