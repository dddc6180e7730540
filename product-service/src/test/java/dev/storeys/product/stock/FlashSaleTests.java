package dev.storeys.product.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.product.ProductDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Many buyers, few units, and two processes that sell them: each has a pool and queues of its own.
 */
class FlashSaleTests {

    static ProductDatabase database;
    static ProductDatabase sameDatabase;

    final long seed = Long.getLong("storeys.seed", new Random().nextLong());
    final Random random = new Random(seed);

    StockRoom one;
    StockRoom other;

    @BeforeAll
    static void start() {
        database = new ProductDatabase();
        sameDatabase = database.secondPool();
    }

    @AfterAll
    static void stop() {
        sameDatabase.close();
        database.close();
    }

    @BeforeEach
    void emptyShop() {
        System.out.println("Seed: " + seed);
        database.clear();
        one = new StockRoom(database);
        other = new StockRoom(sameDatabase);
    }

    @Test
    void sellsFiveHundredUnitsToFiveHundredOfFiveThousandBuyers() throws Exception {
        UUID product = one.catalogue.withStock(500);
        long sold = crowd(5_000, buyer -> buys(buyer, new Line(product, 1)));
        assertThat(sold).isEqualTo(500);
        assertThat(database.available(product)).isZero();
        assertThat(database.taken(product)).isEqualTo(500);
    }

    @Test
    void sellsTheOnlyUnitOnce() throws Exception {
        for (int round = 0; round < 20; round++) {
            UUID product = one.catalogue.withStock(1);
            assertThat(crowd(100, buyer -> buys(buyer, new Line(product, 1)))).isEqualTo(1);
            assertThat(database.taken(product)).isEqualTo(1);
        }
    }

    @Test
    void sellsOrdersOfAnySizeAsLongAsTheyFit() throws Exception {
        UUID product = one.catalogue.withStock(777);
        int[] units = random.ints(1_000, 1, 9).toArray();
        crowd(1_000, buyer -> buys(buyer, new Line(product, units[buyer])));
        assertThat(database.total(product)).isEqualTo(777);
        long left = database.available(product);
        // Whoever wants one unit gets one until none is left.
        crowd((int) left + 5, buyer -> buys(buyer, new Line(product, 1)));
        assertThat(database.available(product)).isZero();
        assertThat(database.taken(product)).isEqualTo(777);
    }

    @Test
    void holdsOnceForAnOrderThatAsksBothProcessesAtOnce() throws Exception {
        UUID product = one.catalogue.withStock(1_000);
        List<UUID> orders = new ArrayList<>();
        for (int number = 0; number < 400; number++) {
            orders.add(UUID.randomUUID());
        }
        List<UUID> asked = new ArrayList<>();
        for (int time = 0; time < 5; time++) {
            asked.addAll(orders);
        }
        Collections.shuffle(asked, random);
        assertThat(
                        crowd(
                                asked.size(),
                                call -> buys(call, asked.get(call), List.of(new Line(product, 2)))))
                .isEqualTo(2_000);
        assertThat(database.available(product)).isEqualTo(200);
        assertThat(database.taken(product)).isEqualTo(800);
    }

    @Test
    void losesNoUnitAmongOrdersOfOneProductAndOfSeveral() throws Exception {
        List<UUID> products = List.of(one.catalogue.withStock(300), one.catalogue.withStock(200));
        int[] kinds = random.ints(2_000, 0, 12).toArray();
        crowd(2_000, buyer -> buysAndDecides(buyer, kinds[buyer], products));
        assertThat(database.total(products.get(0))).isEqualTo(300);
        assertThat(database.total(products.get(1))).isEqualTo(200);
    }

    @Test
    void givesBackWhatNobodyPaidForWithinFiveSecondsOfTheHoldTime() throws Exception {
        UUID product = one.catalogue.withStock(300);
        ReserveStock reserving = one.reservingFor(Duration.ofSeconds(1));
        crowd(
                300,
                buyer -> {
                    reserving.reserve(UUID.randomUUID(), List.of(new Line(product, 1)));
                    return true;
                });
        assertThat(database.available(product)).isZero();
        Awaitility.await()
                .atMost(Duration.ofSeconds(1 + 5))
                // As often as the job runs.
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> {
                    one.expiry.run();
                    other.expiry.run();
                    assertThat(database.available(product)).isEqualTo(300);
                });
    }

    private boolean buysAndDecides(int buyer, int kind, List<UUID> products) {
        UUID order = UUID.randomUUID();
        Line first = new Line(products.get(kind % 2), 1 + kind % 3);
        Line second = new Line(products.get(1 - kind % 2), 1);
        if (!buys(buyer, order, kind < 6 ? List.of(first) : List.of(first, second))) {
            return false;
        }
        StockRoom room = kind % 5 == 0 ? one : other;
        switch (kind % 4) {
            case 0 -> room.claim.claim(order, StockRoom.BUYER);
            case 1 -> room.release.release(order);
            case 2 -> {
                one.runOut(order);
                room.expiry.run();
            }
            default -> {
                // It stays held.
            }
        }
        return true;
    }

    private boolean buys(int buyer, Line line) {
        return buys(buyer, UUID.randomUUID(), List.of(line));
    }

    private boolean buys(int buyer, UUID order, List<Line> lines) {
        try {
            (buyer % 2 == 0 ? one : other).reserving().reserve(order, lines);
            return true;
        } catch (OutOfStock refusal) {
            return false;
        }
    }

    private interface Deed {
        boolean succeeds(int person);
    }

    /** Lets all of them loose at once and counts who succeeded. */
    private static long crowd(int people, Deed deed) throws Exception {
        CountDownLatch doors = new CountDownLatch(1);
        List<Future<Boolean>> deeds = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int person = 0; person < people; person++) {
                int own = person;
                deeds.add(
                        threads.submit(() -> {
                            doors.await();
                            return deed.succeeds(own);
                        }));
            }
            doors.countDown();
        }
        long successes = 0;
        for (Future<Boolean> done : deeds) {
            successes += done.get() ? 1 : 0;
        }
        return successes;
    }
}
