package dev.storeys.stack.chaos.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Who buys and what there is to buy. Both are new for each run, so that nobody else's orders count.
 */
public record Audience(String run, List<Shopper> shoppers, List<Article> articles) {

    // More at once would only queue: each password costs the shop a tenth of a second.
    private static final int AT_ONCE = 4;
    private static final int LETTERS = 26;

    public Audience {
        shoppers = List.copyOf(shoppers);
        articles = List.copyOf(articles);
    }

    /**
     * Opens accounts and puts articles on the shelf, one for each number of units.
     *
     * @param run a word that no other run has
     */
    public static Audience gather(
            Storefront shop, String adminToken, String run, int people, List<Long> units) {
        List<Article> articles = new ArrayList<>();
        for (long available : units) {
            articles.add(article(shop, adminToken, run, articles.size(), available));
        }
        return new Audience(run, shoppers(shop, run, people), articles);
    }

    /**
     * Some of these people before the same shelf.
     *
     * @param name of the part; purchases of no two parts have the same key
     */
    public Audience part(String name, Predicate<Shopper> who) {
        return new Audience(run + "-" + name, shoppers.stream().filter(who).toList(), articles);
    }

    /** Signs the administrator in. */
    public static String login(Storefront shop, String email, String password) {
        return tokens(shop, email, password).access();
    }

    private static Tokens tokens(Storefront shop, String email, String password) {
        Map<String, String> credentials = Storefront.credentials(email, password);
        return Tokens.of(shop.send("POST", Storefront.LOGIN, "", credentials));
    }

    private static List<Shopper> shoppers(Storefront shop, String run, int people) {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Shopper>> coming = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                String email = "%c-%s-%d@chaos.example".formatted(initial(i), run, i);
                coming.add(threads.submit(() -> shopper(shop, email)));
            }
            List<Shopper> shoppers = new ArrayList<>();
            for (Future<Shopper> shopper : coming) {
                shoppers.add(shopper.get());
            }
            return shoppers;
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException("Accounts could not be opened", failure);
        }
    }

    // Where users are kept by their names they must not all be in one place.
    private static char initial(int person) {
        return (char) ('a' + person % LETTERS);
    }

    private static Shopper shopper(Storefront shop, String email) {
        JsonNode user = shop.send("POST", Storefront.USERS, "", Shopper.named(email));
        UUID id = UUID.fromString(user.path("id").asString());
        return new Shopper(id, email, tokens(shop, email, Shopper.PASSWORD));
    }

    private static Article article(
            Storefront shop, String adminToken, String run, int number, long units) {
        String sku = "%s-%d".formatted(run, number);
        // No two alike: a sum charged for the wrong order must not look right by chance.
        long price = 1_000 + 37L * number;
        Map<String, ?> product = product(sku, price);
        JsonNode made = shop.send("POST", "/api/v1/products", adminToken, product);
        UUID id = UUID.fromString(made.path("id").asString());
        String stock = "/api/v1/products/%s/stock".formatted(id);
        shop.send("PUT", stock, adminToken, Map.of("quantity", units));
        return new Article(id, sku, price, units);
    }

    private static Map<String, ?> product(String sku, long price) {
        return Map.of(
                "sku",
                sku,
                "name",
                "Article of " + sku,
                "category",
                "chaos",
                "price",
                Map.of("amount", price, "currency", "GBP"),
                "quantity",
                0);
    }
}
