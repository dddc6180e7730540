package dev.storeys.product.stock;

import static dev.storeys.product.catalogue.Catalogue.aProduct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.storeys.events.Money;
import dev.storeys.product.ProductDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

class ReserveStockTests {

    static ProductDatabase database;

    StockRoom room;
    UUID order = UUID.randomUUID();

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
    void takesStockAndAnswersWithPricesInTheOrderAskedFor() {
        UUID lamp =
                room.catalogue.add(aProduct().sku("L").called("Lamp").forPence(500).quantity(5));
        UUID cup = room.catalogue.add(aProduct().sku("C").called("Cup").forPence(200).quantity(9));
        Reservation reservation =
                room.reserving().reserve(order, List.of(new Line(cup, 4), new Line(lamp, 2)));
        assertThat(reservation.lines())
                .containsExactly(
                        new ReservedLine(cup, "C", "Cup", 4, new Money(200, "GBP")),
                        new ReservedLine(lamp, "L", "Lamp", 2, new Money(500, "GBP")));
        assertThat(database.available(lamp)).isEqualTo(3);
        assertThat(database.available(cup)).isEqualTo(5);
    }

    @Test
    void countsLinesOfOneProductTogether() {
        UUID product = room.catalogue.withStock(5);
        assertThatExceptionOfType(OutOfStock.class)
                .isThrownBy(() -> reserve(new Line(product, 3), new Line(product, 3)));
        assertThat(database.available(product)).isEqualTo(5);
        Reservation merged = reserve(new Line(product, 3), new Line(product, 2));
        assertThat(merged.lines()).extracting(ReservedLine::quantity).containsExactly(5);
        assertThat(database.available(product)).isZero();
    }

    @Test
    void takesAllOrNothingAndNamesWhatIsShort() {
        UUID plenty = room.catalogue.withStock(100);
        UUID few = room.catalogue.withStock(1);
        UUID none = room.catalogue.withStock(0);
        assertThatExceptionOfType(OutOfStock.class)
                .isThrownBy(() -> reserve(new Line(plenty, 5), new Line(few, 2), new Line(none, 1)))
                .satisfies(refusal ->
                        assertThat(refusal.getBody().getProperties())
                                .containsEntry("products", List.of(few, none)));
        assertThat(database.available(plenty)).isEqualTo(100);
        assertThat(room.holds.find(order)).isEmpty();
    }

    @Test
    void rollsBackWhatItTookWhenAnotherOrderWasFaster() {
        UUID first = room.catalogue.withStock(10);
        UUID second = room.catalogue.withStock(10);
        Quantities wanted = Quantities.of(List.of(new Line(first, 5), new Line(second, 11)));
        // Past the glance at the prices, which would refuse before any statement is sent.
        assertThat(
                        database.transaction()
                                .<List<UUID>>execute(status -> {
                                    status.setRollbackOnly();
                                    return room.stock.take(wanted);
                                }))
                .containsExactly(second);
        assertThat(database.available(first)).isEqualTo(10);
    }

    @Test
    void namesUnknownProducts() {
        UUID known = room.catalogue.withStock(5);
        UUID unknown = UUID.randomUUID();
        assertThatExceptionOfType(UnknownProduct.class)
                .isThrownBy(() -> reserve(new Line(known, 1), new Line(unknown, 1)));
        assertThat(database.available(known)).isEqualTo(5);
    }

    @Test
    void givesTheFirstAnswerAgainWhateverChangedSince() {
        UUID product = room.catalogue.withStock(5);
        Reservation first = reserve(new Line(product, 5));
        database.template().execute("UPDATE products.product SET price = 1, name = 'Dearer'");
        assertThat(reserve(new Line(product, 5))).isEqualTo(first);
        assertThat(database.available(product)).isZero();
        room.claim.claim(order, StockRoom.BUYER);
        assertThat(reserve(new Line(product, 5))).isEqualTo(first);
    }

    @Test
    void doesNotPromiseWhatAnEndedHoldGaveBack() {
        UUID product = room.catalogue.withStock(5);
        reserve(new Line(product, 2));
        room.release.release(order);
        assertThatExceptionOfType(HoldEnded.class).isThrownBy(() -> reserve(new Line(product, 2)));
        assertThat(database.available(product)).isEqualTo(5);
    }

    @Test
    void tellsThatAnOrderMayTryAgainAfterARefusal() {
        UUID product = room.catalogue.withStock(1);
        assertThatExceptionOfType(OutOfStock.class).isThrownBy(() -> reserve(new Line(product, 2)));
        room.stock.set(product, 2);
        assertThat(reserve(new Line(product, 2)).lines()).hasSize(1);
    }

    @Test
    void holdsAThousandLines() {
        List<Line> lines = new ArrayList<>();
        for (int number = 0; number < 1_000; number++) {
            lines.add(new Line(room.catalogue.withStock(number + 1), number + 1));
        }
        assertThat(room.reserving().reserve(order, lines.reversed()).lines()).hasSize(1_000);
        assertThat(total()).isZero();
        room.release.release(order);
        assertThat(total()).isEqualTo(500_500);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, 1_000_001, Integer.MAX_VALUE})
    void refusesQuantitiesOutOfRange(int quantity) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Line(UUID.randomUUID(), quantity));
    }

    @Test
    void theTableItselfRefusesANegativeNumber() {
        UUID product = room.catalogue.withStock(1);
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() ->
                        database.template()
                                .update("UPDATE products.stock SET available = available - 2"));
        assertThat(database.available(product)).isEqualTo(1);
    }

    Reservation reserve(Line... lines) {
        return room.reserving().reserve(order, List.of(lines));
    }

    long total() {
        return database.client()
                .sql("SELECT sum(available) FROM products.stock")
                .query(Long.class)
                .single();
    }
}
