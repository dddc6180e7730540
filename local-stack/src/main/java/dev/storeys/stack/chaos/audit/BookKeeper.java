package dev.storeys.stack.chaos.audit;

import dev.storeys.stack.chaos.audit.Books.Hold;
import dev.storeys.stack.chaos.audit.Books.Mail;
import dev.storeys.stack.chaos.audit.Books.Note;
import dev.storeys.stack.chaos.audit.Books.Order;
import dev.storeys.stack.chaos.audit.Books.Payment;
import dev.storeys.stack.chaos.traffic.Article;
import dev.storeys.stack.chaos.traffic.Audience;
import dev.storeys.stack.chaos.traffic.Shopper;
import dev.storeys.stack.chaos.traffic.Storefront;
import dev.storeys.stack.plan.Plan;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Opens all books for one run's customers and articles. */
final class BookKeeper {

    private static final String ORDERS =
            """
            SELECT o.id, o.user_id, o.status, o.total, l.product_id, l.quantity
            FROM orders.orders o JOIN orders.order_lines l ON l.order_id = o.id WHERE o.user_id = ANY (?)\
            """;
    private static final String HOLDS =
            """
            SELECT r.order_id, r.status, (line ->> 'productId')::uuid, (line ->> 'quantity')::bigint
            FROM products.reservation r, jsonb_array_elements(r.lines) line
            WHERE (line ->> 'productId')::uuid = ANY (?)\
            """;
    private static final String PAYMENTS =
            "SELECT order_id, status, amount FROM payments.payment WHERE order_id = ANY (?)";
    private static final String NOTES =
            "SELECT order_id, kind FROM notifications.notification WHERE user_id = ANY (?)";
    private static final String MAILS =
            "SELECT id, order_id, status FROM notifications.mail WHERE user_id = ANY (?)";

    private final Databases databases;
    private final Events events;
    private final Sinks sinks;
    private final Storefront shop;
    private final Audience audience;

    BookKeeper(Plan plan, Storefront shop, Audience audience) throws IOException {
        this.databases = new Databases(plan);
        this.events = Events.since(plan);
        this.sinks = new Sinks(plan);
        this.shop = shop;
        this.audience = audience;
    }

    Books open() throws IOException {
        List<UUID> users = audience.shoppers().stream().map(Shopper::id).toList();
        List<UUID> products = audience.articles().stream().map(Article::id).toList();
        List<Order> orders = databases.query("orders", ORDERS, users, BookKeeper::order);
        List<Hold> holds = databases.query("products", HOLDS, products, BookKeeper::hold);
        // Those of orders that were never written are in it, so that charges for them would show.
        Set<UUID> ids = new HashSet<>(holds.stream().map(Hold::order).toList());
        return new Books(
                orders,
                databases.query("payments", PAYMENTS, ids, BookKeeper::payment),
                sinks.bookings(ids),
                holds,
                databases.query("notifications", NOTES, users, BookKeeper::note),
                databases.query("notifications", MAILS, users, BookKeeper::mail),
                sinks.letters(audience.shoppers()),
                histories(),
                available(),
                events.exist() ? Optional.of(events.told()) : Optional.empty(),
                count("outbox"),
                dead());
    }

    /** Events and records that were refused for good, ever and by anybody. */
    long dead() throws IOException {
        return count("dead_letter") + (events.exist() ? events.dead() : 0);
    }

    private long count(String table) throws IOException {
        return databases.sum(table, "count(*)", "");
    }

    private Map<UUID, Set<UUID>> histories() {
        Map<UUID, Set<UUID>> histories = new HashMap<>();
        for (Shopper shopper : audience.shoppers()) {
            Set<UUID> history = new HashSet<>();
            String next = "";
            do {
                String cursor = next.isEmpty() ? "" : "&cursor=" + next;
                JsonNode page = shop.get("/api/v1/orders?limit=100" + cursor, shopper);
                page.path("items")
                        .forEach(
                                order -> history.add(UUID.fromString(order.path("id").asString())));
                next = page.path("next").isNull() ? "" : page.path("next").asString();
            } while (!next.isEmpty());
            histories.put(shopper.id(), history);
        }
        return histories;
    }

    private Map<UUID, Long> available() {
        Map<UUID, Long> available = new HashMap<>();
        for (Article article : audience.articles()) {
            JsonNode product = shop.get("/api/v1/products/" + article.id(), "");
            available.put(article.id(), product.path("available").asLong());
        }
        return available;
    }

    private static Order order(ResultSet row) throws SQLException {
        return new Order(
                uuid(row, 1),
                uuid(row, 2),
                row.getString(3),
                row.getLong(4),
                uuid(row, 5),
                row.getInt(6));
    }

    private static Hold hold(ResultSet row) throws SQLException {
        return new Hold(uuid(row, 1), row.getString(2), uuid(row, 3), row.getLong(4));
    }

    private static Payment payment(ResultSet row) throws SQLException {
        return new Payment(uuid(row, 1), row.getString(2), row.getLong(3));
    }

    private static Note note(ResultSet row) throws SQLException {
        return new Note(uuid(row, 1), row.getString(2));
    }

    private static Mail mail(ResultSet row) throws SQLException {
        return new Mail(uuid(row, 1), uuid(row, 2), row.getString(3));
    }

    private static UUID uuid(ResultSet row, int column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
