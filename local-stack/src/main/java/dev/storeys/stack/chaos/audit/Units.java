package dev.storeys.stack.chaos.audit;

import dev.storeys.stack.chaos.audit.Books.Hold;
import dev.storeys.stack.chaos.audit.Books.Order;
import dev.storeys.stack.chaos.traffic.Article;
import dev.storeys.stack.chaos.traffic.Deal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Whether every unit is either on the shelf or with the one who bought it. */
record Units(Evidence evidence, Books books) {

    List<Invariant> judge() {
        long stocked = evidence.articles().stream().mapToLong(Article::units).sum();
        long left = books.available().values().stream().mapToLong(Long::longValue).sum();
        long held = books.holds().stream().filter(Hold::takesStock).mapToLong(Hold::units).sum();
        return List.of(
                Invariant.equal("units on the shelf, as stocked - taken", stocked - held, left),
                Invariant.equal(
                        "units taken, as confirmed + held by no order",
                        confirmed() + unwritten(),
                        held),
                articles("articles oversold", this::oversold),
                articles("articles refused although units are left", this::wronglySoldOut),
                unsettled());
    }

    private Invariant articles(String name, Predicate<Article> breaks) {
        List<Article> all = evidence.articles();
        return Invariant.none(name, all.size(), all.stream().filter(breaks).toList());
    }

    private long confirmed() {
        return books.orders().stream().filter(Order::confirmed).mapToLong(Order::units).sum();
    }

    // A checkout that ended between hold and order; the hold ends by its time.
    private long unwritten() {
        Map<UUID, Order> orders = byId();
        return books.holds().stream()
                .filter(hold -> hold.status().equals("HELD") && !orders.containsKey(hold.order()))
                .mapToLong(Hold::units)
                .sum();
    }

    private boolean oversold(Article article) {
        long sold =
                books.orders().stream()
                        .filter(Order::confirmed)
                        .filter(order -> order.product().equals(article.id()))
                        .mapToLong(Order::units)
                        .sum();
        long left = books.available().getOrDefault(article.id(), 0L);
        return left < 0 || sold + left > article.units();
    }

    // Sure only where everybody wants one unit and can pay: else units come back or do not suffice.
    private boolean wronglySoldOut(Article article) {
        List<Deal> deals =
                evidence.deals().stream()
                        .filter(deal -> deal.purchase().article().equals(article))
                        .toList();
        boolean simple =
                deals.stream()
                        .map(Deal::purchase)
                        .allMatch(purchase ->
                                purchase.quantity() == 1
                                        && purchase.paymentMethod().equals("card-ok"));
        return simple
                && deals.stream().anyMatch(deal -> !deal.accepted())
                && books.available().getOrDefault(article.id(), 0L) > 0;
    }

    private Invariant unsettled() {
        Map<UUID, String> holds =
                books.holds().stream()
                        .collect(Collectors.toMap(Hold::order, Hold::status, (one, two) -> two));
        List<String> wrong =
                books.orders().stream()
                        .filter(order -> !fits(order, holds.getOrDefault(order.id(), "missing")))
                        .map(order -> order.id() + " " + holds.get(order.id()))
                        .toList();
        return Invariant.none("holds that do not fit their order", books.orders().size(), wrong);
    }

    private static boolean fits(Order order, String hold) {
        return order.confirmed()
                ? hold.equals("CLAIMED")
                : hold.equals("RELEASED") || hold.equals("EXPIRED");
    }

    private Map<UUID, Order> byId() {
        return books.orders().stream()
                .collect(Collectors.toMap(Order::id, Function.identity(), (one, two) -> one));
    }
}
