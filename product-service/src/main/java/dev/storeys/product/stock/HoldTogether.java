package dev.storeys.product.stock;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Holds units of one product for many orders, each in full or not at all: as many as there are
 * units for, in the order in which they asked.
 */
@Component
final class HoldTogether {

    // A race is lost to another process that just sold units; so many in a row are a defect.
    private static final int RACES = 100;

    private final CombinedHolds holds;

    HoldTogether(CombinedHolds holds) {
        this.holds = holds;
    }

    /** One outcome for each of {@code asks}, in their order. */
    List<Outcome> hold(UUID product, List<Ask> asks) {
        Map<UUID, Outcome> settled = new LinkedHashMap<>();
        // Nearly always one round. What a large order left over for smaller ones behind it, and
        // what another process settled in the meantime, shows in the next.
        Map<UUID, Ask> open = firstOfEachOrder(asks);
        while (!open.isEmpty()) {
            settled.putAll(round(product, List.copyOf(open.values())));
            open.keySet().removeAll(settled.keySet());
        }
        return asks.stream().map(ask -> settled.get(ask.orderId())).toList();
    }

    private Map<UUID, Outcome> round(UUID product, List<Ask> asks) {
        for (int race = 1; ; race++) {
            try {
                return holds.add(product, asks);
            } catch (DataIntegrityViolationException oversold) {
                if (race == RACES) {
                    throw oversold;
                }
            }
        }
    }

    private static Map<UUID, Ask> firstOfEachOrder(List<Ask> asks) {
        Map<UUID, Ask> first = new LinkedHashMap<>();
        asks.forEach(ask -> first.putIfAbsent(ask.orderId(), ask));
        return first;
    }
}
