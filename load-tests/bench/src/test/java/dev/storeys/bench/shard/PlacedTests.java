package dev.storeys.bench.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlacedTests {

    private static final List<String> NODES = List.of("a", "b");

    @Test
    void tellsTheFullestBesideTheMean() {
        Placed placed = Placed.of(List.of("a", "a", "a", "b"), NODES);

        assertThat(placed.users()).containsExactly(3L, 1L);
        assertThat(placed.spread()).isEqualTo(1.5);
    }

    @Test
    void countsWhoIsElsewhereByTheNamesOfNodes() {
        Placed before = Placed.of(List.of("a", "a", "a", "b"), NODES);
        Placed after = Placed.of(List.of("a", "c", "b", "b"), List.of("b", "c", "a"));

        assertThat(before.movedTo(after)).isEqualTo(0.5);
        assertThat(before.movedTo(before)).isZero();
    }

    @Test
    void isAsHotAsItsBusiestUserAtLeast() {
        Placed placed = Placed.of(List.of("a", "b", "a", "b", "a", "b", "a", "b", "a", "b"), NODES);

        // One user of ten asks for nearly everything: so does his node, wherever he is.
        Placed.Heat heat = placed.heat(Activity.zipf(10, 8), 1);

        assertThat(heat.median()).isGreaterThan(0.99);
        assertThat(heat.medianOverMean()).isCloseTo(2 * heat.median(), within(1e-9));
        assertThat(heat.worst()).isGreaterThanOrEqualTo(heat.median());
    }

    @Test
    void isAsHotAsItIsFullIfAllAreAlike() {
        List<String> users =
                Stream.concat(
                                Collections.nCopies(75, "a").stream(),
                                Collections.nCopies(25, "b").stream())
                        .toList();

        assertThat(Placed.of(users, NODES).heat(Activity.zipf(100, 0), 1).worst())
                .isCloseTo(0.75, within(1e-9));
    }
}
