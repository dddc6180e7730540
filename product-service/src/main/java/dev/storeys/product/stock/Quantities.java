package dev.storeys.product.stock;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Units per product, each product once. They are sorted as PostgreSQL sorts ids, because everyone
 * who locks several rows of stock does it in this order; else two orders could wait for each other.
 */
record Quantities(SortedMap<UUID, Long> units) {

    // Java compares UUIDs as signed numbers, PostgreSQL byte by byte, as their text compares.
    private static final Comparator<UUID> ORDER = Comparator.comparing(UUID::toString);

    static Quantities of(List<Line> lines) {
        SortedMap<UUID, Long> units = new TreeMap<>(ORDER);
        lines.forEach(
                line -> units.merge(line.productId(), (long) line.quantity(), Math::addExact));
        return new Quantities(units);
    }

    static Quantities in(List<Hold> holds) {
        SortedMap<UUID, Long> units = new TreeMap<>(ORDER);
        for (Hold hold : holds) {
            hold.lines()
                    .forEach(line ->
                            units.merge(line.productId(), (long) line.quantity(), Math::addExact));
        }
        return new Quantities(units);
    }

    long of(UUID product) {
        return units.getOrDefault(product, 0L);
    }

    Quantities without(Collection<UUID> products) {
        SortedMap<UUID, Long> others = new TreeMap<>(units);
        others.keySet().removeAll(products);
        return new Quantities(others);
    }
}
