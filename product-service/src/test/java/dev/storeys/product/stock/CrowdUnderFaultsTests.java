package dev.storeys.product.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.storeys.product.ProductDatabase;
import dev.storeys.product.rush.RushSettings;
import dev.storeys.product.rush.TooManyWaiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** A crowd whose batch is stuck behind another transaction, or whose connection dies. */
class CrowdUnderFaultsTests {

    static ProductDatabase database;

    final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();

    StockRoom room;
    UUID product;

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
        product = room.catalogue.withStock(100);
    }

    @AfterEach
    void goHome() {
        people.shutdownNow();
    }

    @Test
    void refusesWhoWaitsTooLongAndLosesNoUnit() throws Exception {
        ReserveStock impatient = reserving(new RushSettings(50, 100, Duration.ofMillis(200)));
        List<UUID> orders = orders(10);
        try (Connection lock = lockedStock()) {
            for (Future<Reservation> answer : ask(impatient, orders)) {
                assertThatThrownBy(answer::get).hasCauseInstanceOf(TooManyWaiting.class);
            }
            lock.rollback();
        }
        // What was under way may come about; who never had their turn may not.
        await().until(() -> stuck() == 0);
        assertThat(database.total(product)).isEqualTo(100);
        // The same orders again get what they should have got, and nothing twice.
        for (UUID order : orders) {
            await().ignoreExceptionsInstanceOf(TooManyWaiting.class)
                    .until(() -> reserve(impatient, order).lines().size() == 1);
        }
        assertThat(database.available(product)).isEqualTo(90);
        orders.forEach(room::runOut);
        room.expiry.run();
        assertThat(database.available(product)).isEqualTo(100);
    }

    @Test
    void tellsACrowdWhoseConnectionDiedAndServesItWhenItComesAgain() throws Exception {
        ReserveStock reserving = reserving(StockRoom.RUSH);
        List<UUID> orders = orders(30);
        List<Future<Reservation>> answers;
        try (Connection lock = lockedStock()) {
            answers = ask(reserving, orders);
            await().until(() -> stuck() == 1);
            database.client()
                    .sql(
                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                    + " WHERE wait_event_type = 'Lock'")
                    .query(Boolean.class)
                    .list();
            await().until(() -> answers.stream().anyMatch(Future::isDone));
            lock.rollback();
        }
        int failed = 0;
        for (int number = 0; number < orders.size(); number++) {
            failed += answered(answers.get(number)) ? 0 : 1;
        }
        assertThat(failed).isPositive();
        assertThat(database.taken(product)).isEqualTo(30 - failed);
        // The first after a failed batch is tried alone; only then may others wait behind it.
        assertThat(reserve(reserving, orders.getFirst()).lines()).hasSize(1);
        for (Future<Reservation> answer : ask(reserving, orders)) {
            assertThat(answer.get().lines()).hasSize(1);
        }
        assertThat(database.available(product)).isEqualTo(70);
    }

    @Test
    void givesBackAtMostWhatWasHeldWhenAReleaseRacesTheReservation() throws Exception {
        ReserveStock reserving = reserving(StockRoom.RUSH);
        for (int round = 0; round < 50; round++) {
            UUID order = UUID.randomUUID();
            Future<Reservation> held = ask(reserving, List.of(order)).getFirst();
            Future<?> released = people.submit(() -> room.release.release(order));
            held.get();
            released.get();
        }
        assertThat(database.total(product)).isEqualTo(100);
    }

    @Test
    void claimsOrExpiresEachHoldWhenBothComeAtOnce() throws Exception {
        ReserveStock reserving = reserving(StockRoom.RUSH);
        List<UUID> orders = orders(100);
        for (Future<Reservation> answer : ask(reserving, orders)) {
            answer.get();
        }
        orders.forEach(room::runOut);
        List<Future<?>> race = new ArrayList<>();
        for (UUID order : orders) {
            race.add(people.submit(() -> room.claim.claim(order, StockRoom.BUYER)));
            race.add(people.submit(room.expiry::run));
        }
        for (Future<?> end : race) {
            end.get();
        }
        assertThat(orders).allMatch(order -> room.status(order) == HoldStatus.CLAIMED);
        assertThat(database.available(product)).isZero();
    }

    private ReserveStock reserving(RushSettings rush) {
        return room.reserving(Duration.ofMinutes(10), rush);
    }

    private List<Future<Reservation>> ask(ReserveStock reserving, List<UUID> orders) {
        return orders.stream()
                .map(order -> people.submit(() -> reserve(reserving, order)))
                .toList();
    }

    private Reservation reserve(ReserveStock reserving, UUID order) {
        return reserving.reserve(order, List.of(new Line(product, 1)));
    }

    private static List<UUID> orders(int number) {
        List<UUID> orders = new ArrayList<>();
        for (int order = 0; order < number; order++) {
            orders.add(UUID.randomUUID());
        }
        return orders;
    }

    private static boolean answered(Future<Reservation> answer) throws InterruptedException {
        try {
            answer.get();
            return true;
        } catch (ExecutionException failure) {
            assertThat(failure.getCause())
                    .isInstanceOfAny(DataAccessException.class, TooManyWaiting.class);
            return false;
        }
    }

    /** Another transaction that holds on to the hot row until its connection is rolled back. */
    private Connection lockedStock() throws SQLException {
        Connection other = database.source().getConnection();
        other.setAutoCommit(false);
        try (var statement = other.createStatement()) {
            statement.execute(
                    "SELECT FROM products.stock WHERE product_id = '%s' FOR UPDATE"
                            .formatted(product));
        }
        return other;
    }

    private static long stuck() {
        return database.client()
                .sql(
                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                + " AND datname = current_database()")
                .query(Long.class)
                .single();
    }
}
