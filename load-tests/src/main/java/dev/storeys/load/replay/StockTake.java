package dev.storeys.load.replay;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Counts of the products in a trace, by sku, before and after it was sent. Each must have gone down
 * by what was sold, and by nothing else.
 */
record StockTake(Map<String, Long> before, Map<String, Long> after) {

    /** Nothing was counted, so nothing can be wrong. */
    static final StockTake NONE = new StockTake(Map.of(), Map.of());

    private record Count(String sku, long before, long sold, long left) {

        boolean isExact() {
            return left == before - sold;
        }

        @Override
        public String toString() {
            return "stock of %s: %d before, %d sold, %d left".formatted(sku, before, sold, left);
        }
    }

    int products() {
        return before.size();
    }

    /** What the counts and these orders contradict each other in. */
    Stream<String> faults(Collection<RecordedOrder> sold) {
        Map<String, Long> units = new TreeMap<>();
        sold.stream()
                .flatMap(order -> order.lines().stream())
                .forEach(line -> units.merge(line.sku(), line.quantity(), Long::sum));
        return new TreeMap<>(before)
                .entrySet().stream()
                        .map(product -> count(product.getKey(), product.getValue(), units))
                        .filter(count -> !count.isExact())
                        .map(Count::toString);
    }

    private Count count(String sku, long wasThere, Map<String, Long> sold) {
        return new Count(sku, wasThere, sold.getOrDefault(sku, 0L), after.getOrDefault(sku, 0L));
    }
}
