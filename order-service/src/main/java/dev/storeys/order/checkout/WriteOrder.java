package dev.storeys.order.checkout;

import dev.storeys.events.OrderEvent;
import dev.storeys.events.OrderPlaced;
import dev.storeys.order.OrderModule;
import dev.storeys.platform.idempotency.Answer;
import dev.storeys.platform.idempotency.Claim;
import dev.storeys.platform.idempotency.ClaimLost;
import dev.storeys.platform.idempotency.IdempotencyKeys;
import dev.storeys.platform.idempotency.KeyedOperation;
import dev.storeys.platform.outbox.Outbox;
import dev.storeys.platform.outbox.Outboxes;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes a new order, its event and the answer to its key: all of them or none, in one statement,
 * which is a transaction of its own and one round trip.
 */
@Component
class WriteOrder {

    private final JdbcClient database;
    private final KeyedOperation placing;
    private final Outbox outbox;
    private final String statement;

    WriteOrder(JdbcClient database, IdempotencyKeys keys, Outboxes outboxes) {
        this.database = database;
        this.placing = keys.of(OrderModule.SCHEMA, PlaceOrder.OPERATION);
        this.outbox = outboxes.of(OrderModule.SCHEMA);
        this.statement = statement(placing.keepClause(), outbox.clause("placed"));
    }

    /** Each clause needs the row of the one before, so that a lost claim ends all of them. */
    private static String statement(String keep, String append) {
        return """
        WITH answered AS (
            %s
        ), placed AS (
            INSERT INTO orders.orders (id, user_id, status, total, currency, coupon_code, discount, payment_method, created_at, version)
            SELECT subject, ?, ?, ?, ?, nullif(?, ''), ?, ?, ?, 0 FROM answered RETURNING id
        ), lines AS (
            INSERT INTO orders.order_lines (order_id, line, product_id, sku, name, quantity, unit_price)
            SELECT id, line - 1, item.product_id, item.sku, item.name, item.quantity, item.unit_price
            FROM placed, unnest(?, ?, ?, ?, ?) WITH ORDINALITY AS item (product_id, sku, name, quantity, unit_price, line)
        ), appended AS (%s)
        SELECT count(*) FROM placed\
        """
                .formatted(keep, append);
    }

    /** Answers what the client gets, now and for each repeat. */
    Answer write(Order order, Claim claim) {
        Answer answer =
                placing.answer(
                        HttpStatus.ACCEPTED, OrderView.of(order), "/api/v1/orders/" + order.id());
        List<Object> values = new ArrayList<>();
        Collections.addAll(values, claim.parameters(answer));
        Collections.addAll(values, columns(order));
        Collections.addAll(values, lines(order));
        Collections.addAll(values, event(order));
        if (database.sql(statement).params(values).query(Integer.class).single() == 0) {
            throw new ClaimLost();
        }
        outbox.appended();
        return answer;
    }

    private static Object[] columns(Order order) {
        Discount discount = order.discount();
        return new Object[] {
            order.userId(),
            order.status().name(),
            order.total().amount(),
            order.total().currency(),
            discount == null ? "" : discount.code(),
            discount == null ? 0L : discount.amount().amount(),
            order.paymentMethod(),
            order.createdAt().atOffset(ZoneOffset.UTC)
        };
    }

    /** An array for each column. */
    private static Object[] lines(Order order) {
        List<OrderLine> lines = order.lines();
        return new Object[] {
            lines.stream().map(OrderLine::productId).toArray(UUID[]::new),
            lines.stream().map(OrderLine::sku).toArray(String[]::new),
            lines.stream().map(OrderLine::name).toArray(String[]::new),
            lines.stream().map(OrderLine::quantity).toArray(Integer[]::new),
            lines.stream().map(OrderLine::unitPrice).toArray(Long[]::new)
        };
    }

    private Object[] event(Order order) {
        OrderPlaced placed =
                new OrderPlaced(
                        order.id(),
                        order.userId(),
                        order.total(),
                        order.paymentMethod(),
                        order.createdAt());
        return outbox.parameters(OrderEvent.TOPIC, order.id().toString(), placed);
    }
}
