package dev.storeys.product.review;

import dev.storeys.platform.web.Caller;
import dev.storeys.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Reviews")
@RestController
@RequestMapping("/api/v1/products/{id}/reviews")
final class ReviewController {

    private final FindReviews reviews;
    private final WriteReview writing;

    ReviewController(FindReviews reviews, WriteReview writing) {
        this.reviews = reviews;
        this.writing = writing;
    }

    @Operation(operationId = "reviews", summary = "What buyers think of a product, newest first")
    @GetMapping
    Page<ReviewView> find(@PathVariable UUID id, @Valid ReviewQuery query) {
        return reviews.page(id, query);
    }

    @Operation(operationId = "review", summary = "Reviews a product (buyers, once)")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ReviewView write(@PathVariable UUID id, Caller buyer, @Valid @RequestBody NewReview review) {
        return writing.write(id, buyer.id(), review);
    }
}
