package dev.storeys.load.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.storeys.load.replay.RecordedOrder.Line;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceTests {

    private static final String GOOD = "2011-11-14 08:10:00,1,17,GB,A,6";

    @Test
    void keepsLinesOfAnOrderAsTheyAre() {
        Trace trace =
                trace(GOOD, "2011-11-14 08:10:00,1,17,GB,B,1", "2011-11-14 08:10:00,1,17,GB,A,2");

        assertThat(trace.malformed()).isEmpty();
        assertThat(trace.orders()).hasSize(1);
        assertThat(trace.orders().getFirst().lines())
                .containsExactly(new Line("A", 6), new Line("B", 1), new Line("A", 2));
        assertThat(trace.orders().getFirst().units()).isEqualTo(9);
        assertThat(trace.skus()).containsExactlyInAnyOrder("A", "B");
    }

    @Test
    void putsOrdersInOrderOfTimeAndCompressesIt() {
        Trace trace = trace("2011-11-14 09:10:00,2,18,FR,A,1", GOOD);

        assertThat(trace.orders()).extracting(RecordedOrder::number).containsExactly("1", "2");
        assertThat(trace.offset(trace.orders().getFirst(), 2000)).isZero();
        assertThat(trace.offset(trace.orders().getLast(), 2000))
                .isEqualTo(Duration.ofMillis(1_800));
    }

    @Test
    void knowsEachCustomerOnceByTheFirstCountry() {
        Trace trace =
                trace("2011-11-14 09:10:00,2,17,FR,A,1", GOOD, "2011-11-14 09:20:00,3,18,DE,A,1");

        assertThat(trace.countries()).containsExactly(Map.entry("17", "GB"), Map.entry("18", "DE"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2011-11-14 08:10,1,17,GB,A,6           | time",
                "2011-11-14 08:10:00,1,17,GB,A          | has 5 columns instead of 6",
                "''                                     | columns",
                "2011-11-14 08:10:00,,17,GB,A,6         | order",
                "2011-11-14 08:10:00,1,a@b,GB,A,6       | customer",
                "2011-11-14 08:10:00,1,17,England,A,6   | country",
                "2011-11-14 08:10:00,1,17,GB,,6         | sku",
                "2011-11-14 08:10:00,1,17,GB,A,0        | quantity",
                "2011-11-14 08:10:00,1,17,GB,A,-6       | quantity",
                "2011-11-14 08:10:00,1,17,GB,A,1.5      | quantity",
                "2011-11-14 08:10:00,1,17,GB,A,99999999999 | quantity",
                "2011-11-14 08:10:00,1,99,GB,A,6        | second customer",
                "\"2011-11-14 08:10:00,1,17,GB,A,6      | CSV",
            })
    void reportsMalformedLineByItsNumberAndKeepsTheOthers(String line, String complaint) {
        Trace trace = trace(GOOD, line, "2011-11-14 08:11:00,2,18,GB,A,1");

        assertThat(trace.malformed())
                .singleElement()
                .asString()
                .startsWith("line 3 ")
                .contains(complaint);
        assertThat(trace.orders()).extracting(RecordedOrder::number).containsExactly("1", "2");
    }

    @Test
    void refusesFileThatIsNoTrace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trace.of("x.csv", List.of("sku,name", "1,2")))
                .withMessage("The trace x.csv does not begin with " + TraceLine.HEADER);
        assertThatIllegalArgumentException().isThrownBy(() -> Trace.of("x.csv", List.of()));
        assertThatIllegalArgumentException().isThrownBy(TraceTests::trace);
    }

    private static Trace trace(String... lines) {
        return Trace.of(
                "x.csv", Stream.concat(Stream.of(TraceLine.HEADER), Stream.of(lines)).toList());
    }
}
