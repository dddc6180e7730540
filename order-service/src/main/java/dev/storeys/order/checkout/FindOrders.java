package dev.storeys.order.checkout;

import dev.storeys.events.Money;
import dev.storeys.platform.replica.ReplicaRead;
import dev.storeys.platform.web.BadCursor;
import dev.storeys.platform.web.Cursor;
import dev.storeys.platform.web.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads orders as their owner sees them, newest first. */
@Component
class FindOrders {

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private static final String ORDERS =
            "SELECT id, status, total, refunded, currency, coupon_code, discount, payment_method, created_at, reason FROM orders.orders WHERE user_id = ? AND ";

    private final JdbcClient database;

    FindOrders(JdbcClient database) {
        this.database = database;
    }

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
            @Nullable String reason) {}

    private record LineRow(
            UUID orderId, UUID productId, String sku, String name, int quantity, long unitPrice) {}

    @ReplicaRead
    OrderView one(UUID id, UUID user) {
        List<Row> found = database.sql(ORDERS + "id = ?").params(user, id).query(Row.class).list();
        return views(found).stream().findFirst().orElseThrow(OrderNotFound::new);
    }

    @ReplicaRead
    Page<OrderView> history(UUID user, int limit, @Nullable String cursor) {
        List<Row> found =
                database.sql(ORDERS + "id < ? ORDER BY id DESC LIMIT ?")
                        .params(user, cursor == null ? AFTER_ALL : position(cursor), limit + 1)
                        .query(Row.class)
                        .list();
        Page<Row> page = Page.of(found, limit, row -> Cursor.encode(row.id()));
        return new Page<>(views(page.items()), page.next());
    }

    private static UUID position(String cursor) {
        try {
            return UUID.fromString(Cursor.decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException notAnId) {
            throw new BadCursor();
        }
    }

    private List<OrderView> views(List<Row> orders) {
        if (orders.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<LineRow>> lines =
                database
                        .sql(
                                """
                                SELECT order_id, product_id, sku, name, quantity, unit_price
                                FROM orders.order_lines WHERE order_id = ANY (?) ORDER BY order_id, line\
                                """)
                        .param(orders.stream().map(Row::id).toArray(UUID[]::new))
                        .query(LineRow.class)
                        // Not its stream(): that one keeps the connection until it is closed.
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(LineRow::orderId));
        return orders.stream()
                .map(order -> view(order, lines.getOrDefault(order.id(), List.of())))
                .toList();
    }

    private static OrderView view(Row order, List<LineRow> lines) {
        return new OrderView(
                order.id(),
                order.status(),
                lines.stream().map(line -> item(line, order.currency())).toList(),
                Discount.of(order.couponCode(), order.discount(), order.currency()),
                new Money(order.total(), order.currency()),
                new Money(order.refunded(), order.currency()),
                order.paymentMethod(),
                order.createdAt(),
                order.reason());
    }

    private static OrderView.Item item(LineRow line, String currency) {
        OrderLine stored =
                new OrderLine(
                        line.productId(),
                        line.sku(),
                        line.name(),
                        line.quantity(),
                        line.unitPrice());
        return OrderView.Item.of(stored, currency);
    }
}
