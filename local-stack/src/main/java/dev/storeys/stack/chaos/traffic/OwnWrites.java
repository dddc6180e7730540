package dev.storeys.stack.chaos.traffic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A customer who changes something and looks at once whether he sees it. */
public final class OwnWrites {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int OF_TEN = 10;
    private static final int MOST_UNITS = 50;

    private final Checkout checkout;
    private final Shopper shopper;
    private final List<Article> articles;
    private final Supplier<Purchase> wishes;
    private final List<Deal> deals = new ArrayList<>();

    public OwnWrites(
            Checkout checkout, Shopper shopper, List<Article> articles, Supplier<Purchase> wishes) {
        this.checkout = checkout;
        this.shopper = shopper;
        this.articles = List.copyOf(articles);
        this.wishes = wishes;
    }

    /**
     * One look after one change.
     *
     * @param fresh whether the answer shows the change
     */
    public record Look(String what, Reply change, Reply reply, boolean fresh) {

        /** Whether either was refused, so that nothing can be said. */
        public boolean failed() {
            return change.status() >= Reply.BAD_REQUEST
                    || change.status() == 0
                    || reply.status() != Reply.SUCCESS;
        }

        public boolean stale() {
            return !failed() && !fresh;
        }

        @Override
        public String toString() {
            return "%s: changed %d, seen %d from %s: %s"
                    .formatted(what, change.status(), reply.status(), reply.source(), reply.body());
        }
    }

    /** Of ten changes one is an order, three are of the name, the others of the cart. */
    public Look look(int number) {
        return switch (number % OF_TEN) {
            case 0 -> order();
            case 3, 5, 8 -> name("Ada " + number);
            default -> cart(articles.get(number % articles.size()), 1 + number % MOST_UNITS);
        };
    }

    public List<Deal> deals() {
        return List.copyOf(deals);
    }

    private Look order() {
        Deal deal = new Deal(wishes.get().by(shopper));
        deals.add(deal);
        checkout.insist(deal);
        Reply change = deal.replies().getLast();
        return look(
                "order",
                change,
                "/api/v1/orders?limit=1",
                page ->
                        deal.orders().stream()
                                .anyMatch(id ->
                                        page.findValuesAsString("id").contains(id.toString())));
    }

    private Look name(String name) {
        return look(
                "name",
                change("PATCH", "/api/v1/users/me", Map.of("name", name)),
                "/api/v1/users/me",
                user -> user.path("name").asString().equals(name));
    }

    private Look cart(Article article, int units) {
        return look(
                "cart",
                change("PUT", "/api/v1/cart/items/" + article.id(), Map.of("quantity", units)),
                "/api/v1/cart",
                cart ->
                        cart.path("items")
                                .valueStream()
                                .anyMatch(item ->
                                        item.path("productId")
                                                        .asString()
                                                        .equals(article.id().toString())
                                                && item.path("quantity").asInt() == units));
    }

    private Reply change(String method, String path, Map<String, ?> body) {
        return checkout.shop().change(method, path, body, shopper, checkout.journal());
    }

    private Look look(String what, Reply change, String path, Predicate<JsonNode> shows) {
        Instant begun = Instant.now();
        Reply reply = checkout.shop().ask(path, shopper, checkout.journal());
        boolean read = reply.status() == Reply.SUCCESS;
        Look look = new Look(what, change, reply, read && shows.test(JSON.readTree(reply.body())));
        if (look.failed() || look.stale()) {
            checkout.journal().tell(path, begun, reply);
        }
        return look;
    }
}
