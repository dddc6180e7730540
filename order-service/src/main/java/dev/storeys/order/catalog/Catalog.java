package dev.storeys.order.catalog;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The catalogue as checkout needs it. It may be another process: it must never be called inside a
 * transaction, and it throws a {@link dev.storeys.platform.web.Refusal} when it will not.
 */
public interface Catalog {

    /**
     * Holds the stock of all lines, or of none; asking again for the same order changes nothing and
     * answers the same.
     *
     * @return the lines with the prices that hold for this order
     */
    List<PricedLine> reserve(UUID orderId, List<Line> lines);

    /** Gives back what an order that will not be placed holds. */
    void release(UUID orderId);

    /** Today's prices; products that do not exist are left out. */
    List<PricedProduct> prices(Collection<UUID> productIds);
}
