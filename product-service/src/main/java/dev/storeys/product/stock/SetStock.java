package dev.storeys.product.stock;

import dev.storeys.product.catalogue.FindProduct;
import dev.storeys.product.catalogue.ProductNotFound;
import dev.storeys.product.catalogue.ProductView;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Sets what can be sold from now on; what orders hold already is theirs and does not count. */
@Component
final class SetStock {

    private final Stock stock;
    private final FindProduct products;

    SetStock(Stock stock, FindProduct products) {
        this.stock = stock;
        this.products = products;
    }

    ProductView set(UUID product, long quantity) {
        if (!stock.set(product, quantity)) {
            throw new ProductNotFound(product);
        }
        return products.of(product);
    }
}
