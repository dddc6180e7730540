package dev.storeys.product.catalogue;

import dev.storeys.platform.web.Refusal;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** There is no product of that id. */
public final class ProductNotFound extends Refusal {

    /** The answer to a question for {@code id}. */
    public ProductNotFound(UUID id) {
        super(HttpStatus.NOT_FOUND, "product-not-found", "There is no product " + id + ".");
    }
}
