package dev.storeys.product.search;

import dev.storeys.platform.replica.ReplicaRead;
import dev.storeys.platform.web.BadCursor;
import dev.storeys.platform.web.Cursor;
import dev.storeys.platform.web.Page;
import dev.storeys.product.catalogue.ProductView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds a page of products; a page deep in the list costs what the first one costs. */
@Component
class FindProducts {

    private static final String MATCHES =
            "(p.search @@ websearch_to_tsquery('english', :q) OR p.sku = :q)";

    private final JdbcClient database;

    FindProducts(JdbcClient database) {
        this.database = database;
    }

    @ReplicaRead
    Page<ProductView> page(ProductQuery query) {
        if (query.order() == Sort.RELEVANCE && query.q() == null) {
            throw new NothingToRank();
        }
        Map<String, Object> values = new HashMap<>();
        String statement = statement(query, conditions(query, values));
        // One more than asked for tells whether there is a next page.
        values.put("limit", query.size() + 1);
        List<Hit> hits =
                database.sql(statement)
                        .params(values)
                        .query((row, n) -> new Hit(ProductView.read(row, n), row.getString("key")))
                        .list();
        Page<Hit> page =
                Page.of(
                        hits,
                        query.size(),
                        hit -> Cursor.encode(query.fingerprint(), hit.key(), hit.product().id()));
        return new Page<>(page.items().stream().map(Hit::product).toList(), page.next());
    }

    private static String statement(ProductQuery query, List<String> conditions) {
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        return "SELECT %s, %s AS key FROM products.product p%s ORDER BY %s LIMIT :limit"
                .formatted(
                        ProductView.COLUMNS,
                        query.order().keyAsText(),
                        where,
                        query.order().orderBy());
    }

    private static List<String> conditions(ProductQuery query, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>();
        if (query.q() != null) {
            conditions.add(MATCHES);
            values.put("q", query.q());
        }
        if (query.category() != null) {
            conditions.add("p.category = :category");
            values.put("category", query.category());
        }
        @Nullable String cursor = query.cursor();
        if (cursor != null) {
            conditions.add(query.order().behindCursor());
            values.putAll(position(cursor, query));
        }
        return conditions;
    }

    private static Map<String, Object> position(String cursor, ProductQuery query) {
        List<String> parts = Cursor.decode(cursor, 3);
        if (!parts.get(0).equals(query.fingerprint())) {
            throw new BadCursor();
        }
        try {
            return Map.of(
                    "key", query.order().parseKey(parts.get(1)),
                    "id", UUID.fromString(parts.get(2)));
        } catch (IllegalArgumentException forged) {
            throw new BadCursor();
        }
    }

    private record Hit(ProductView product, String key) {}
}
