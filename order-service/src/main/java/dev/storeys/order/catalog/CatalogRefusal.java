package dev.storeys.order.catalog;

import dev.storeys.platform.web.Refusal;
import java.util.List;
import org.springframework.http.HttpStatus;

/** What the catalogue refused, passed on as it said it: out of stock, or an unknown product. */
final class CatalogRefusal extends Refusal {

    CatalogRefusal(HttpStatus status, String type, String detail, List<?> products) {
        super(status, type, detail);
        with("products", products);
    }
}
