package dev.storeys.bench.curve;

import dev.storeys.bench.server.Postgres;
import dev.storeys.bench.side.ReadModules;
import dev.storeys.platform.web.Cursor;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The curves that there are: order history by the page's depth, a product by the catalogue's size.
 */
public record Curves(Duration window, int turns, PrintStream progress) {

    private static final List<Integer> DEPTHS = List.of(1, 10, 100, 1_000, 5_000);
    private static final List<Integer> CATALOGUES = List.of(1_000, 10_000, 100_000, 1_000_000);
    private static final int PAGE = 20;
    private static final int ORDERS = 100_000;

    /** Measures both; takes some minutes, most of which the million products need to be written. */
    public List<Curve> measure() throws Exception {
        return List.of(history(), catalogue());
    }

    private Curve history() throws Exception {
        progress.printf("%,d orders of one customer, and as many of others%n", ORDERS);
        try (Postgres postgres = Postgres.start();
                ReadModules.History module = ReadModules.history(postgres)) {
            UUID user = UUID.randomUUID();
            postgres.execute(Stored.orders(user, ORDERS));
            Sizes sizes = sizes(module::one);
            List<Curve.Point> points = new ArrayList<>();
            for (int depth : DEPTHS) {
                String cursor =
                        depth == 1
                                ? ""
                                : Cursor.encode(Stored.order(ORDERS - (depth - 1) * PAGE + 1));
                points.add(sizes.at(depth, () -> module.page(user, PAGE, cursor)));
                tell(points);
            }
            return new Curve("Order history", "page", "SELECT 1", points);
        }
    }

    private Curve catalogue() throws Exception {
        try (Postgres postgres = Postgres.start();
                ReadModules.Catalogue module = ReadModules.catalogue(postgres)) {
            Sizes sizes = sizes(module::one);
            List<Curve.Point> points = new ArrayList<>();
            int before = 0;
            for (int size : CATALOGUES) {
                progress.printf("%,d products are written%n", size - before);
                postgres.execute(Stored.products(before, size));
                points.add(sizes.at(size, () -> module.product(any(size))));
                tell(points);
                before = size;
            }
            return new Curve("Product by id", "products", "SELECT 1", points);
        }
    }

    private static UUID any(int size) {
        return Stored.product(1 + ThreadLocalRandom.current().nextInt(size));
    }

    private Sizes sizes(Timing.Deed reference) {
        return new Sizes(reference, window, turns);
    }

    private void tell(List<Curve.Point> points) {
        Curve.Point last = points.getLast();
        progress.printf(
                "%,d: p50 %.0f µs beside %.0f%n", last.size(), last.p50(), last.referenceP50());
    }
}
