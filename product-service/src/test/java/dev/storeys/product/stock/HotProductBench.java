package dev.storeys.product.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.platform.id.Ids;
import dev.storeys.product.ProductDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds a second on one product by 32 clients: combined, one by one as orders of several products
 * are, and pgbench's bare UPDATE on the same server, in turns. No test: {@code
 * -Dtest=HotProductBench} runs it, {@code -Dbench.rounds} and {@code -Dbench.seconds} size it. It
 * needs pgbench, which Debian has in postgresql-contrib.
 */
class HotProductBench {

    static final int CLIENTS = 32;
    static final int ROUNDS = Integer.getInteger("bench.rounds", 8);
    static final Duration WINDOW = Duration.ofSeconds(Integer.getInteger("bench.seconds", 5));
    static final Path REPORT = Path.of("target/reports/hot-product.json");

    /** One window; times in microseconds, 0 where they are not known. */
    record Window(double perSecond, long p50, long p99, long cpuPerCall) {

        Window costing(long micros) {
            long calls = Math.round(perSecond * WINDOW.toSeconds());
            return new Window(perSecond, p50, p99, micros / calls);
        }
    }

    private final Map<String, List<Window>> windows = new LinkedHashMap<>();

    @Test
    void measure() throws Exception {
        // The library starts a server that need not survive a power cut, which would flatter the
        // one who commits most often.
        try (EmbeddedPostgres server =
                        EmbeddedPostgres.builder()
                                .setServerConfig("fsync", "on")
                                .setServerConfig("synchronous_commit", "on")
                                .start();
                ProductDatabase database =
                        new ProductDatabase(
                                server.getJdbcUrl("postgres", "postgres"), "postgres", "")) {
            System.out.println(database.describe());
            measure(database);
        }
        report();
    }

    private void measure(ProductDatabase database) throws Exception {
        StockRoom room = new StockRoom(database);
        UUID product = room.catalogue.withStock(1);
        ReserveStock combined = room.reserving();
        HoldSeveralProducts separate = room.severalProducts();
        Map<String, Callable<Window>> runs = new LinkedHashMap<>();
        runs.put("combined", () -> holds(database, product, combined::reserve));
        runs.put(
                "separate",
                () ->
                        holds(
                                database,
                                product,
                                (order, lines) ->
                                        separate.hold(
                                                order, List.of(product), Quantities.of(lines))));
        runs.put("pgbench", () -> new Window(Pgbench.updates(database, product), 0, 0, 0));
        CpuTime cpu = new CpuTime(database);
        runs.forEach((name, run) -> windows.put(name, new ArrayList<>()));
        for (int round = -2; round < ROUNDS; round++) {
            // A B C, C B A, ...: what changes slowly on the machine meets all of them alike.
            List<String> names = List.copyOf(runs.keySet());
            for (String name : round % 2 == 0 ? names : names.reversed()) {
                long before = cpu.micros();
                Window window = runs.get(name).call().costing(cpu.micros() - before);
                if (round >= 0) {
                    windows.get(name).add(window);
                }
                System.out.printf("%2d %-9s %s%n", round, name, window);
            }
        }
    }

    private static Window holds(
            ProductDatabase database, UUID product, BiConsumer<UUID, List<Line>> reserve)
            throws Exception {
        database.template().execute("TRUNCATE products.reservation");
        database.template().update("UPDATE products.stock SET available = 1000000000");
        List<Line> lines = List.of(new Line(product, 1));
        Clients clients = Clients.run(CLIENTS, WINDOW, () -> reserve.accept(Ids.next(), lines));
        assertThat(database.available(product)).isEqualTo(1_000_000_000 - clients.calls());
        assertThat(database.taken(product)).isEqualTo(clients.calls());
        return new Window(clients.perSecond(), clients.percentile(50), clients.percentile(99), 0);
    }

    private void report() throws Exception {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("windows", windows);
        for (String other : List.of("separate", "pgbench")) {
            double[] ratios = ratios("combined", other);
            double median = (ratios[(ratios.length - 1) / 2] + ratios[ratios.length / 2]) / 2;
            report.put("combined/" + other, median);
            System.out.printf(
                    "combined / %s: median %.1f of %d pairs, %.1f to %.1f%n",
                    other, median, ratios.length, ratios[0], ratios[ratios.length - 1]);
        }
        Files.createDirectories(REPORT.getParent());
        Files.writeString(REPORT, JsonMapper.shared().writeValueAsString(report));
    }

    private double[] ratios(String one, String other) {
        DoubleStream.Builder ratios = DoubleStream.builder();
        for (int round = 0; round < ROUNDS; round++) {
            ratios.add(
                    windows.get(one).get(round).perSecond()
                            / windows.get(other).get(round).perSecond());
        }
        return ratios.build().sorted().toArray();
    }
}
