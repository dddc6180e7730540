package dev.storeys.product.catalogue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Changes what is said about a product. One statement, so two changes at once lose neither. */
@Component
final class UpdateProduct {

    private static final String UPDATE =
            """
            UPDATE products.product p
            SET name = coalesce(?::text, p.name),
                description = coalesce(?::text, p.description),
                category = coalesce(?::text, p.category),
                price = coalesce(?::bigint, p.price),
                currency = coalesce(?::text, p.currency)
            WHERE p.id = ?
            RETURNING %s
            """
                    .formatted(ProductView.COLUMNS);

    private final JdbcClient database;

    UpdateProduct(JdbcClient database) {
        this.database = database;
    }

    ProductView update(UUID id, ProductPatch patch) {
        @Nullable Price price = patch.price();
        return database.sql(UPDATE)
                .param(stripped(patch.name()))
                .param(stripped(patch.description()))
                .param(patch.category())
                .param(price == null ? null : price.amount())
                .param(price == null ? null : price.currency())
                .param(id)
                .query(ProductView::read)
                .optional()
                .orElseThrow(() -> new ProductNotFound(id));
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null ? null : text.strip();
    }
}
