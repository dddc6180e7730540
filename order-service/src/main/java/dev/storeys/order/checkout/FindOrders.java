package dev.storeys.order.checkout;

import dev.storeys.events.Money;
import dev.storeys.platform.replica.ReplicaRead;
import dev.storeys.platform.web.BadCursor;
import dev.storeys.platform.web.Cursor;
import dev.storeys.platform.web.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads orders with their lines as their owner sees them, newest first, in one round trip. */
@Component
class FindOrders {

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    // The page is cut before the lines are looked up: no order is short of any.
    private static final String ORDERS =
            """
            WITH page AS (
                SELECT id, status, total, refunded, currency, coupon_code, discount, payment_method, created_at, reason
                FROM orders.orders WHERE user_id = ? AND %s)
            SELECT page.*, line.product_id, line.sku, line.name, line.quantity, line.unit_price
            FROM page JOIN orders.order_lines line ON line.order_id = page.id ORDER BY page.id DESC, line.line\
            """;
    private static final String ONE = ORDERS.formatted("id = ?");
    private static final String HISTORY = ORDERS.formatted("id < ? ORDER BY id DESC LIMIT ?");

    private final JdbcClient database;

    FindOrders(JdbcClient database) {
        this.database = database;
    }

    /** One line with the order that it is of. */
    private record Row(
            UUID id,
            OrderStatus status,
            long total,
            long refunded,
            String currency,
            @Nullable String couponCode,
            long discount,
            String paymentMethod,
            Instant createdAt,
            @Nullable String reason,
            UUID productId,
            String sku,
            String name,
            int quantity,
            long unitPrice) {}

    @ReplicaRead
    OrderView one(UUID id, UUID user) {
        return views(database.sql(ONE).params(user, id).query(Row.class).list()).stream()
                .findFirst()
                .orElseThrow(OrderNotFound::new);
    }

    @ReplicaRead
    Page<OrderView> history(UUID user, int limit, @Nullable String cursor) {
        List<Row> lines =
                database.sql(HISTORY)
                        .params(user, cursor == null ? AFTER_ALL : position(cursor), limit + 1)
                        .query(Row.class)
                        .list();
        return Page.of(views(lines), limit, order -> Cursor.encode(order.id()));
    }

    private static UUID position(String cursor) {
        try {
            return UUID.fromString(Cursor.decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException notAnId) {
            throw new BadCursor();
        }
    }

    private static List<OrderView> views(Collection<Row> rows) {
        Map<UUID, List<Row>> orders =
                rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Row::id, LinkedHashMap::new, Collectors.toList()));
        return orders.values().stream().map(FindOrders::view).toList();
    }

    private static OrderView view(List<Row> lines) {
        Row order = lines.getFirst();
        return new OrderView(
                order.id(),
                order.status(),
                lines.stream().map(FindOrders::item).toList(),
                Discount.of(order.couponCode(), order.discount(), order.currency()),
                new Money(order.total(), order.currency()),
                new Money(order.refunded(), order.currency()),
                order.paymentMethod(),
                order.createdAt(),
                order.reason());
    }

    private static OrderView.Item item(Row line) {
        OrderLine stored =
                new OrderLine(
                        line.productId(),
                        line.sku(),
                        line.name(),
                        line.quantity(),
                        line.unitPrice());
        return OrderView.Item.of(stored, line.currency());
    }
}
