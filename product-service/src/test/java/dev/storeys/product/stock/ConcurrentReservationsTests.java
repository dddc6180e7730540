package dev.storeys.product.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.product.ProductDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConcurrentReservationsTests {

    static ProductDatabase database;

    StockRoom room;

    @BeforeAll
    static void start() {
        database = new ProductDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void emptyShop() {
        database.clear();
        room = new StockRoom(database);
    }

    @Test
    void sellsTenUnitsToTenOfFiftyBuyers() throws Exception {
        UUID product = room.catalogue.withStock(10);
        List<Boolean> sold =
                together(50, buyer -> buys(UUID.randomUUID(), List.of(new Line(product, 1))));
        assertThat(sold).filteredOn(bought -> bought).hasSize(10);
        assertThat(database.available(product)).isZero();
    }

    @Test
    void sellsTheLastUnitOnce() throws Exception {
        UUID product = room.catalogue.withStock(1);
        List<Boolean> sold =
                together(100, buyer -> buys(UUID.randomUUID(), List.of(new Line(product, 1))));
        assertThat(sold).filteredOn(bought -> bought).hasSize(1);
    }

    @Test
    void doesNotDeadlockOverLinesInOpposingOrders() throws Exception {
        List<UUID> products = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            products.add(room.catalogue.withStock(1_000));
        }
        List<Boolean> sold =
                together(
                        200,
                        buyer -> {
                            List<Line> lines = new ArrayList<>();
                            products.forEach(product -> lines.add(new Line(product, 1)));
                            Collections.shuffle(lines, new Random(buyer));
                            return buys(UUID.randomUUID(), lines);
                        });
        assertThat(sold).containsOnly(true);
        assertThat(products).allSatisfy(id -> assertThat(database.available(id)).isEqualTo(800));
    }

    @Test
    void holdsOnceForOneOrderHoweverOftenItAsksAtOnce() throws Exception {
        UUID product = room.catalogue.withStock(5);
        UUID order = UUID.randomUUID();
        Set<Reservation> answers =
                new HashSet<>(
                        together(
                                30,
                                call ->
                                        room.reserving()
                                                .reserve(order, List.of(new Line(product, 5)))));
        assertThat(answers).hasSize(1);
        assertThat(database.available(product)).isZero();
    }

    @Test
    void losesNoUnitWhileHoldsAreClaimedReleasedAndExpiredAtOnce() throws Exception {
        List<UUID> products = List.of(room.catalogue.withStock(50), room.catalogue.withStock(50));
        together(
                300,
                buyer -> {
                    UUID order = UUID.randomUUID();
                    List<Line> lines = new ArrayList<>();
                    products.forEach(product -> lines.add(new Line(product, 1 + buyer % 3)));
                    if (!buys(order, buyer % 2 == 0 ? lines : lines.reversed())) {
                        return false;
                    }
                    switch (buyer % 4) {
                        case 0 -> room.claim.claim(order, StockRoom.BUYER);
                        case 1 -> room.release.release(order);
                        case 2 -> {
                            room.runOut(order);
                            room.expiry.run();
                            room.claim.claim(order, StockRoom.BUYER);
                        }
                        default -> {
                            room.runOut(order);
                            room.expiry.run();
                            room.release.release(order);
                        }
                    }
                    return true;
                });
        for (UUID product : products) {
            assertThat(database.total(product)).isEqualTo(50);
        }
    }

    boolean buys(UUID order, List<Line> lines) {
        try {
            room.reserving().reserve(order, lines);
            return true;
        } catch (OutOfStock refusal) {
            return false;
        }
    }

    interface Task<T> {
        T run(int number) throws Exception;
    }

    static <T> List<T> together(int times, Task<T> task) throws Exception {
        List<Callable<T>> calls = new ArrayList<>();
        for (int number = 0; number < times; number++) {
            int own = number;
            calls.add(() -> task.run(own));
        }
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(50)) {
            for (Future<T> call : threads.invokeAll(calls)) {
                results.add(call.get());
            }
        }
        return results;
    }
}
