package dev.storeys.product.stock;

import java.util.Collection;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Units per product, each product once. They are sorted as PostgreSQL sorts ids, because everyone
 * who locks several rows of stock does it in this order; else two orders could wait for each other.
 */
record Quantities(SortedMap<UUID, Long> units) {

    // Java compares UUIDs as signed numbers, PostgreSQL byte by byte, as their text compares.
    private static final Comparator<UUID> ORDER = Comparator.comparing(UUID::toString);

    static Quantities of(Collection<Line> lines) {
        return lines.stream()
                .collect(
                        Collectors.collectingAndThen(
                                Collectors.toMap(
                                        Line::productId,
                                        line -> (long) line.quantity(),
                                        Math::addExact,
                                        () -> new TreeMap<>(ORDER)),
                                Quantities::new));
    }

    static Quantities ofReserved(Collection<ReservedLine> lines) {
        return of(lines.stream().map(ReservedLine::line).toList());
    }

    Quantities without(Collection<UUID> products) {
        return only(product -> !products.contains(product));
    }

    private Quantities only(Predicate<UUID> wanted) {
        SortedMap<UUID, Long> some = new TreeMap<>(units);
        some.keySet().removeIf(wanted.negate());
        return new Quantities(some);
    }
}
