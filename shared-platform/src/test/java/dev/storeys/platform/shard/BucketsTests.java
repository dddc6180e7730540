package dev.storeys.platform.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.storeys.platform.shard.Buckets.Move;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketsTests {

    // As another program computes it: CRC-32C of the sixteen bytes, modulo 1024.
    @ParameterizedTest
    @CsvSource({
        "01900000-0000-7000-8000-000000000001, 929",
        "00000000-0000-0000-0000-000000000000, 746",
        "0198c2f0-1234-7abc-9def-0123456789ab, 106"
    })
    void isTheSameBucketForEver(UUID user, int bucket) {
        assertThat(Buckets.of(user)).isEqualTo(bucket);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "7", "1024"})
    void areSharedOutEvenly(int nodes) {
        Map<String, Long> shares = shares(Buckets.even(names(nodes)));
        assertThat(shares).hasSize(nodes);
        assertThat(shares.values())
                .allSatisfy(share -> assertThat(share).isBetween(1024L / nodes, 1024L / nodes + 1));
    }

    @Test
    void areEvenForIdsThatFollowEachOther() {
        Buckets three = Buckets.even(names(3));
        Map<String, Long> users =
                IntStream.range(0, 100_000)
                        .mapToObj(n ->
                                new UUID(
                                        0x0190_0000_0000_7000L + n / 100,
                                        0x8000_0000_0000_0000L | n))
                        .map(user -> three.nodeOf(new ShardKey(user, "any")))
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(users.values())
                .allSatisfy(share -> assertThat((double) share).isCloseTo(33_333, within(1_000.0)));
    }

    @ParameterizedTest
    @CsvSource({"3, 4", "1, 2", "4, 3", "3, 3", "2, 7", "1024, 1", "5, 1024"})
    void moveOnlyAsFarAsNeeded(int before, int after) {
        Buckets buckets = Buckets.even(names(before));
        List<Move> moves = buckets.movesTo(names(after));

        Map<String, Long> shares = shares(buckets.after(moves));
        assertThat(shares).hasSize(after);
        assertThat(shares.values())
                .allSatisfy(share -> assertThat(share).isBetween(1024L / after, 1024L / after + 1));
        assertThat(moves)
                .allSatisfy(move -> {
                    assertThat(buckets.nodeOf(move.bucket())).isEqualTo(move.from());
                    assertThat(move.to()).isNotEqualTo(move.from());
                });
        // Who was there keeps all that he may keep.
        long leaving =
                shares(buckets).entrySet().stream()
                        .mapToLong(share ->
                                Math.max(
                                        0,
                                        share.getValue() - shares.getOrDefault(share.getKey(), 0L)))
                        .sum();
        assertThat((long) moves.size()).isEqualTo(leaving);
    }

    @Test
    void aFourthNodeTakesAQuarter() {
        assertThat(Buckets.even(names(3)).movesTo(names(4))).hasSize(256);
    }

    @Test
    void refusesNodesThatCannotBeToldApart() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Buckets.even(List.of("one", "two", "one")))
                .withMessageContaining("same name");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Buckets.even(List.of()))
                .withMessageContaining("1 to 1024");
    }

    private static List<String> names(int nodes) {
        return IntStream.rangeClosed(1, nodes).mapToObj(node -> "shard-" + node).toList();
    }

    private static Map<String, Long> shares(Buckets buckets) {
        return IntStream.range(0, Buckets.COUNT)
                .mapToObj(buckets::nodeOf)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
