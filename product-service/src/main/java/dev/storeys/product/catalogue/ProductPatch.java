package dev.storeys.product.catalogue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What shall change about a product; what is left out or null stays as it is. */
record ProductPatch(
        @Nullable
                @Size(max = 200)
                @Pattern(regexp = ProductRow.ONE_LINE, message = "must be one line")
                @Pattern(regexp = ProductRow.NOT_BLANK, message = "must not be blank")
                String name,
        @Nullable @Size(max = 4000) String description,
        @Nullable
                @Size(max = Category.LENGTH)
                @Pattern(
                        regexp = Category.FORM,
                        message = "must be lower-case letters and digits, words joined by -")
                String category,
        @Nullable @Valid Price price) {}
