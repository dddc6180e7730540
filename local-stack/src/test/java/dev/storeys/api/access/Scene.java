package dev.storeys.api.access;

import static dev.storeys.api.shop.Shop.aCustomer;
import static dev.storeys.api.shop.Shop.aProduct;
import static dev.storeys.api.shop.Shop.products;
import static dev.storeys.api.shop.Shop.theAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.api.http.Bearer;
import dev.storeys.api.http.Request;
import dev.storeys.api.shop.Account;
import dev.storeys.api.shop.Customer;
import dev.storeys.api.shop.Order;
import dev.storeys.api.shop.Product;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A customer who owns one of everything, and others who would like to see and change it. */
final class Scene {

    /** How soon is another test's business. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private final Customer owner = aCustomer();
    private final Customer other = aCustomer();
    private final Product product = aProduct().withStock(77).onSale();
    private final Product goods = aProduct().withStock(1_000).onSale();
    private final Product treasure = aProduct().onSale();
    private final Order order =
            owner.orders(product, 1).and(goods, 1).paying("card-ok").becomes("CONFIRMED", SETTLED);

    Scene() {
        owner.puts(treasure, 1).mustBe(200);
        owner.puts(product, 2).mustBe(200);
        // Both were bought by one event, so that whoever may review the one may review the other.
        await().atMost(SETTLED)
                .until(() -> owner.reviews(goods, 5, "As described").status() == 201);
        await().atMost(SETTLED).until(() -> !owner.notifications().isEmpty());
    }

    /** Who shows which token; nobody shows none. */
    @Nullable Bearer bearer(Role role) {
        return switch (role) {
            case ANONYMOUS -> null;
            case OTHER_CUSTOMER -> other;
            case ADMINISTRATOR -> theAdministrator();
            case OWNER -> owner;
        };
    }

    Customer owner() {
        return owner;
    }

    String product() {
        return product.id().toString();
    }

    String order() {
        return order.id();
    }

    String pendingOrder() {
        return owner.orders(goods, 1).paying("card-slow").id();
    }

    String confirmedOrder() {
        return confirmed().id();
    }

    String shippedOrder() {
        Order shipped = confirmed();
        theAdministrator().ships(shipped).mustBe(202);
        return shipped.id();
    }

    private Order confirmed() {
        return owner.orders(goods, 1).paying("card-ok").becomes("CONFIRMED", SETTLED);
    }

    /** Waits until the owner's order is in this state, if one is named. */
    void awaitOrder(String id, @Nullable String status) {
        if (status != null) {
            await().atMost(SETTLED)
                    .untilAsserted(() ->
                            assertThat(
                                            Request.get("/api/v1/orders/" + id)
                                                    .as(owner)
                                                    .send()
                                                    .text("/status"))
                                    .isEqualTo(status));
        }
    }

    /** The body that orders something. */
    Map<String, Object> wish() {
        return Map.of(
                "items",
                List.of(Map.of("productId", goods.id(), "quantity", 1)),
                "paymentMethod",
                "card-ok");
    }

    /** The body that uses up a session of the owner's. */
    Map<String, Object> session() {
        Account another = Account.signedIn(owner.email(), Account.PASSWORD);
        return Map.of("refreshToken", another.refreshToken());
    }

    /** Words that nobody but the owner may read where a token is needed. */
    String[] secrets() {
        return new String[] {owner.id(), owner.email(), order.id(), treasure.id().toString()};
    }

    /** What belongs to the owner, as it is now. */
    Map<String, Object> belongings() {
        Map<String, String> orders = new TreeMap<>();
        for (JsonNode one : owner.history()) {
            // A slow card may be through meanwhile, which is nobody's deed.
            String status = one.path("status").asString().replace("PENDING", "CONFIRMED");
            orders.put(one.path("id").asString(), status);
        }
        return Map.of(
                "orders", orders, "cart", owner.cart().json(), "profile", owner.profile().json());
    }

    /** What everyone can see and administrators can change, as it is now. */
    Map<String, Object> shelves() {
        return Map.of(
                "product", product.view().json(),
                "reviews", Request.get(product.path() + "/reviews").send().mustBe(200).json());
    }

    /** Everything that is on sale. */
    static List<String> catalogue() {
        return products().limit(100).all();
    }
}
