package dev.storeys.product.review;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What a buyer says: 1 to 5 stars, and why. */
record NewReview(
        @NotNull @Min(1) @Max(5) Integer rating,
        @NotNull
                @Size(max = 2000)
                @Pattern(regexp = "(?s).*\\P{javaWhitespace}.*", message = "must not be blank")
                String text) {}
