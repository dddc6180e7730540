package dev.storeys.order.catalog;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The calls of product-service that only services may make. */
@HttpExchange("/internal")
interface ProductApi {

    @PostExchange("/reservations")
    Reserved reserve(@RequestBody Reserve reserve);

    @DeleteExchange("/reservations/{orderId}")
    void release(@PathVariable UUID orderId);

    @PostExchange("/prices")
    Prices prices(@RequestBody AskPrices ask);

    record Reserve(UUID orderId, List<Line> lines) {}

    record Reserved(List<PricedLine> lines) {}

    record AskPrices(Collection<UUID> productIds) {}

    record Prices(List<PricedProduct> products) {}
}
