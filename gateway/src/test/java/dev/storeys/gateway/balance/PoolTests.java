package dev.storeys.gateway.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PoolTests {

    private static final List<URI> THREE =
            List.of(URI.create("http://a:1"), URI.create("http://b:1"), URI.create("http://c:1"));
    private static final Visitor SOMEBODY = new Visitor("203.0.113.7", null);

    private final AtomicLong now = new AtomicLong();

    @Test
    void goesRound() {
        Pool pool = pool(Algorithm.ROUND_ROBIN);
        assertThat(choices(pool, 6)).containsExactly("a", "b", "c", "a", "b", "c");
    }

    @Test
    void keepsToWeightsAndSpreadsThem() {
        assertThat(choices(pool(Algorithm.WEIGHTED, 3, 2, 1), 6))
                .containsExactly("a", "b", "a", "c", "b", "a");
    }

    @Test
    void leavesABackupAloneUntilAllOthersAreAway() {
        Pool pool = pool(Algorithm.WEIGHTED, 1, 1, 0);
        assertThat(choices(pool, 10)).doesNotContain("c");
        out(pool, "a");
        out(pool, "b");
        assertThat(choices(pool, 3)).containsOnly("c");
    }

    @Test
    void choosesTheLeastBusy() {
        Pool pool = pool(Algorithm.LEAST_CONNECTIONS);
        named(pool, "a").begin();
        named(pool, "b").begin();
        assertThat(choices(pool, 5)).containsOnly("c");
        named(pool, "c").begin();
        named(pool, "c").begin();
        named(pool, "b").end();
        assertThat(choices(pool, 5)).containsOnly("b");
    }

    @Test
    void spreadsAddressesAndMovesOnlyThoseOfWhoLeft() {
        Pool pool = pool(Algorithm.IP_HASH);
        Map<String, String> before = homes(pool);
        before.values().stream()
                .collect(Collectors.groupingBy(home -> home, Collectors.counting()))
                .values()
                .forEach(share -> assertThat(share).isCloseTo(1000L, within(120L)));
        out(pool, "b");
        homes(pool)
                .forEach((address, home) -> {
                    if (before.get(address).equals("b")) {
                        assertThat(home).isNotEqualTo("b");
                    } else {
                        assertThat(home).isEqualTo(before.get(address));
                    }
                });
    }

    @Test
    void keepsAVisitorWithAMarkUntilItsInstanceIsAway() {
        Pool pool = pool(Algorithm.STICKY);
        Visitor bound = new Visitor("203.0.113.7", named(pool, "b").mark());
        assertThat(IntStream.range(0, 9).mapToObj(_ -> chosen(pool, bound))).containsOnly("b");
        assertThat(choices(pool, 3)).containsExactlyInAnyOrder("a", "b", "c");
        out(pool, "b");
        assertThat(chosen(pool, bound)).isIn("a", "c");
        assertThat(chosen(pool, new Visitor("203.0.113.7", "made up"))).isIn("a", "c");
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void asksAllWhenAllAreAwayButNotThoseThatFailedThisRequest(Algorithm algorithm) {
        Pool pool = pool(algorithm, 2, 1, 1);
        List.of("a", "b", "c").forEach(name -> out(pool, name));
        Backend first = pool.choose(SOMEBODY, List.of());
        Backend second = pool.choose(SOMEBODY, List.of(first));
        Backend third = pool.choose(SOMEBODY, List.of(first, second));
        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
        assertThat(pool.choose(SOMEBODY, List.of(first, second, third))).isNotNull();
    }

    @Test
    void givesAReturningInstanceItsShareSlowly() {
        Pool pool = pool(Algorithm.ROUND_ROBIN);
        out(pool, "b");
        named(pool, "b").health().isReady();
        now.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(share(pool, "b")).isCloseTo(1.0 / 6, within(0.04));
        now.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(share(pool, "b")).isCloseTo(1.0 / 3, within(0.01));
    }

    @Test
    void wantsAWeightForEachInstance() {
        assertThatThrownBy(() -> pool(Algorithm.WEIGHTED, 1, 2))
                .hasMessage("storeys.balancer.weights has 2 numbers, but shop has 3 instances");
        assertThatThrownBy(() -> pool(Algorithm.WEIGHTED))
                .hasMessageContaining("storeys.balancer.weights is needed");
        assertThatThrownBy(() -> pool(Algorithm.WEIGHTED, 0, 0, 0))
                .hasMessageContaining("at least one must be over 0");
        assertThatThrownBy(() -> pool(Algorithm.WEIGHTED, 1, -1, 1))
                .hasMessageContaining("0 to 100");
        assertThatThrownBy(() -> new Pool("shop", List.of(), settings(Algorithm.ROUND_ROBIN)))
                .hasMessage("shop has no instance");
    }

    private Pool pool(Algorithm algorithm, Integer... weights) {
        return new Pool("shop", THREE, settings(algorithm, weights), now::get);
    }

    static BalancerSettings settings(Algorithm algorithm, Integer... weights) {
        return new BalancerSettings(
                algorithm,
                List.of(weights),
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                2,
                5,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10));
    }

    private static List<String> choices(Pool pool, int times) {
        return IntStream.range(0, times).mapToObj(_ -> chosen(pool, SOMEBODY)).toList();
    }

    private static String chosen(Pool pool, Visitor visitor) {
        return pool.choose(visitor, List.of()).url().getHost();
    }

    private static double share(Pool pool, String name) {
        List<String> choices = choices(pool, 3000);
        return choices.stream().filter(name::equals).count() / 3000.0;
    }

    private static Map<String, String> homes(Pool pool) {
        return IntStream.range(0, 3000)
                .mapToObj(n -> "10.0.%d.%d".formatted(n / 250, n % 250))
                .collect(
                        Collectors.toMap(
                                address -> address,
                                address -> chosen(pool, new Visitor(address, null)),
                                (one, _) -> one,
                                TreeMap::new));
    }

    private static Backend named(Pool pool, String name) {
        return pool.backends().stream()
                .filter(backend -> backend.url().getHost().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void out(Pool pool, String name) {
        named(pool, name).health().isNotReady();
    }
}
