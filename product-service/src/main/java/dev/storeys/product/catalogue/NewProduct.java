package dev.storeys.product.catalogue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A product that shall be added: the body of a creation and one row of an import. */
public record NewProduct(
        @NotNull @Pattern(regexp = Sku.FORM, message = "must be 1 to 40 of A-Z a-z 0-9 . _ -")
                String sku,
        @NotNull
                @Size(max = 200)
                @Pattern(regexp = ProductRow.ONE_LINE, message = "must be one line")
                @Pattern(regexp = ProductRow.NOT_BLANK, message = "must not be blank")
                String name,
        @Nullable @Size(max = 4000) String description,
        @NotNull
                @Size(max = Category.LENGTH)
                @Pattern(
                        regexp = Category.FORM,
                        message = "must be lower-case letters and digits, words joined by -")
                String category,
        @NotNull @Valid Price price,
        @NotNull @Min(0) @Max(1_000_000_000) Long quantity) {

    /** The row that this product becomes; call it for valid products only. */
    public ProductRow toRow(UUID id) {
        String text = description == null ? "" : description.strip();
        return new ProductRow(
                id, new Sku(sku), name.strip(), text, category, price.toMoney(), quantity);
    }
}
