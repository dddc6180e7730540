package dev.storeys.product.catalogue;

import dev.storeys.platform.web.NotBuiltYet;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Routes that are promised and do not exist yet; they say so. */
@Hidden
@RestController
@RequestMapping("/api/v1/products/{id}")
@SuppressWarnings("DoNotCallSuggester") // nobody but the framework calls them
final class FutureController {

    @PutMapping("/image")
    void image() {
        throw new NotBuiltYet("product images");
    }
}
