package dev.storeys.product.catalogue;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** Another product has that SKU. */
final class SkuTaken extends Refusal {

    SkuTaken(Sku sku) {
        super(HttpStatus.CONFLICT, "sku-taken", "Another product has the SKU " + sku + ".");
    }
}
