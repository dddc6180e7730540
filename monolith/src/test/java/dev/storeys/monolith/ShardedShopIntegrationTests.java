package dev.storeys.monolith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

/** What a shop does on shards, whichever strategy says who is where. */
abstract class ShardedShopIntegrationTests extends ShardedShop {

    @Test
    void keepsEachUserWithAllThatIsHisOnOneShard() throws Exception {
        List<String> names = List.of("anna", "hugo", "ida", "paul", "quinn", "zoe");
        String product = product();
        Map<String, UUID> orders = new TreeMap<>();
        for (String name : names) {
            String email = unique(name);
            assertThat(register(email)).isEqualTo(201);
            String token = login(email).path("accessToken").asString();
            send("PUT", "/api/v1/cart/items/" + product, token, "{\"quantity\": 2}");
            orders.put(token, order(token, product, ""));
        }

        orders.forEach((token, order) -> {
            assertThat(
                            json(call("GET", "/api/v1/orders/" + order, token, ""))
                                    .path("id")
                                    .asString())
                    .isEqualTo(order.toString());
            assertThat(call("GET", "/api/v1/cart", token, "").toString()).isNotNull();
            assertThat(placesOf("orders.orders WHERE id = '%s'".formatted(order))).hasSize(1);
            UUID user = user(token);
            Set<String> home = placesOf("users.users WHERE id = '%s'".formatted(user));
            assertThat(home).hasSize(1);
            for (String table :
                    List.of(
                            "users.sessions",
                            "orders.orders",
                            "orders.cart_items",
                            "orders.idempotency")) {
                assertThat(placesOf("%s WHERE user_id = '%s'".formatted(table, user)))
                        .as(table)
                        .isEqualTo(home);
            }
        });
        Set<String> used = new HashSet<>();
        orders.keySet()
                .forEach(token ->
                        used.addAll(
                                placesOf("users.users WHERE id = '%s'".formatted(user(token)))));
        assertThat(used).as("shards in use").hasSizeGreaterThan(1);
    }

    @Test
    void failsLoudlyWithoutAKey() {
        assertThatThrownBy(() ->
                        database.sql("SELECT count(*) FROM orders.orders")
                                .query(Long.class)
                                .single())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("orders.orders");
        assertThatThrownBy(() ->
                        database.sql("SELECT count(*) FROM users.users").query(Long.class).single())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void letsOneOfManyHaveAnEmail() throws Exception {
        String email = unique("crowd");
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> tries = new ArrayList<>();
            for (int number = 0; number < 8; number++) {
                tries.add(threads.submit(() -> register(email)));
            }
            for (Future<Integer> result : tries) {
                statuses.add(result.get());
            }
        }
        assertThat(statuses).containsOnlyOnce(201);
        assertThat(statuses).allMatch(status -> status == 201 || status == 409 || status == 503);
        assertThat(login(email).path("accessToken").asString()).isNotEmpty();
        assertThat(register(email)).isEqualTo(409);
    }

    @Test
    void finishesARegistrationThatEndedHalfWay() throws Exception {
        String email = unique("half");
        database.sql(
                        """
                        INSERT INTO shards.users (id, email_hash, handle, node) VALUES (?, ?, 'half',
                            CASE WHEN ? = 'directory' THEN 'shard-2' END)
                        """)
                .params(UUID.randomUUID(), sha256(email), strategy())
                .update();
        assertThat(register(email)).isEqualTo(201);
        assertThat(login(email).path("accessToken").asString()).isNotEmpty();
    }

    @Test
    void changesEndsAndForgetsSessionsWhereTheyAre() throws Exception {
        String email = unique("session");
        register(email);
        String first = login(email).path("refreshToken").asString();
        JsonNode renewed = refresh(first);
        String second = renewed.path("refreshToken").asString();
        send("POST", "/api/v1/auth/logout", "", "{\"refreshToken\": \"%s\"}".formatted(second));
        assertThat(call("POST", "/api/v1/auth/refresh", "", token(second)).getStatus())
                .isEqualTo(401);
        assertThat(
                        call("GET", "/api/v1/users/me", renewed.path("accessToken").asString(), "")
                                .getStatus())
                .isEqualTo(401);
        for (String nobodys : List.of("abc", "A".repeat(64))) {
            assertThat(call("POST", "/api/v1/auth/refresh", "", token(nobodys)).getStatus())
                    .isEqualTo(401);
            assertThat(call("POST", "/api/v1/auth/logout", "", token(nobodys)).getStatus())
                    .isEqualTo(204);
        }
    }

    @Test
    void confirmsShipsAndRefundsOrdersOfAllShards() throws Exception {
        String admin = login("root@shop.example").path("accessToken").asString();
        for (String name : List.of("amy", "ivan", "rita")) {
            String email = unique(name);
            register(email);
            String token = login(email).path("accessToken").asString();
            UUID order = order(token, product(), "");
            call("POST", "/api/v1/orders/" + order + "/cancel", token, "");
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(statusOf(order, token)).isEqualTo("CANCELLED"));
            // It is found wherever it is, and what it is in is told.
            assertThat(call("POST", "/api/v1/orders/" + order + "/ship", admin, "").getStatus())
                    .isEqualTo(409);
        }
        String nowhere = "/api/v1/orders/" + UUID.randomUUID();
        assertThat(call("POST", nowhere + "/ship", admin, "").getStatus()).isEqualTo(404);
        assertThat(call("POST", nowhere + "/refund", admin, "{}").getStatus()).isEqualTo(404);
    }

    @Test
    void countsACouponOverAllShards() throws Exception {
        String admin = login("root@shop.example").path("accessToken").asString();
        String code =
                "ONE-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        send(
                "POST",
                "/api/v1/coupons",
                admin,
                "{\"code\": \"%s\", \"percentage\": 10, \"limit\": 1}".formatted(code));
        String email = unique("coupon");
        register(email);
        String one = login(email).path("accessToken").asString();
        UUID order = order(one, product(), code);
        for (String name : List.of("abel", "ines", "rolf", "sven")) {
            String other = unique(name);
            register(other);
            String token = login(other).path("accessToken").asString();
            assertThat(place(token, product(), code).getStatus()).as(name).isEqualTo(422);
        }
        send("POST", "/api/v1/orders/" + order + "/cancel", one, "");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(place(one, product(), code).getStatus()).isEqualTo(202));
    }

    private static byte[] sha256(String text) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
