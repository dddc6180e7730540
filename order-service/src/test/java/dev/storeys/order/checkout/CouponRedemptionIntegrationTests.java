package dev.storeys.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import dev.storeys.order.coupon.Coupons;
import dev.storeys.platform.idempotency.Answer;
import dev.storeys.platform.web.Refusal;
import dev.storeys.testing.RoundTrips;
import dev.storeys.testing.TestServers;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

// Whoever comes in a crowd of a hundred waits for one of ten connections.
@SpringBootTest(properties = "storeys.database.main.acquire-timeout=30s")
@AutoConfigureMockMvc
class CouponRedemptionIntegrationTests {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        String url = TestServers.jdbcUrl();
        registry.add("storeys.database.main.primary", () -> url);
        registry.add("storeys.database.main.username", TestServers::username);
        registry.add("storeys.database.main.password", TestServers::password);
    }

    @Autowired MockMvcTester http;
    @Autowired PlaceOrder placeOrder;
    @Autowired ChangeOrder changeOrder;
    @Autowired FindOrders findOrders;
    @Autowired Coupons coupons;
    @Autowired FakeCatalog catalog;
    @Autowired JdbcClient database;
    @Autowired JsonMapper json;

    private final String code =
            "C-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);

    private final UUID customer = UUID.randomUUID();

    @Test
    void takesTheDiscountOffTheTotalAndKeepsItOnTheOrder() {
        offer("'percentage': 10");
        JsonNode placed = json.readTree(order(customer, " " + code.toLowerCase() + " ").body());
        assertThat(placed.at("/discount/code").stringValue()).isEqualTo(code);
        assertThat(placed.at("/discount/amount/amount").asLong()).isEqualTo(250);
        assertThat(placed.at("/discount/amount/currency").stringValue()).isEqualTo("GBP");
        assertThat(placed.at("/total/amount").asLong()).isEqualTo(2_250);
        UUID id = UUID.fromString(placed.get("id").stringValue());
        assertThat(json.writeValueAsString(findOrders.one(id, customer)))
                .isEqualTo(placed.toString());
        assertThat(redeemed()).isEqualTo(1);
    }

    @Test
    void costsTwoRoundTripsMoreThanAnOrderWithout() {
        offer("'percentage': 10, 'limit': 5, 'limitPerUser': 5");
        List<String> trips = RoundTrips.during(() -> order(customer, code));
        assertThat(trips).hasSize(4);
        assertThat(trips.get(1)).contains("FROM orders.coupons");
        assertThat(trips.get(2)).contains("UPDATE orders.coupons");
        assertThat(RoundTrips.during(() -> order(customer, null))).hasSize(2);
    }

    @Test
    void costsNothingAtLeast() {
        offer("'amount': {'amount': 999999, 'currency': 'GBP'}");
        JsonNode placed = json.readTree(order(customer, code).body());
        assertThat(placed.at("/total/amount").asLong()).isZero();
        assertThat(placed.at("/discount/amount/amount").asLong()).isEqualTo(2_500);
    }

    @Test
    void saysNothingOfADiscountWithoutACoupon() {
        assertThat(json.readTree(order(customer, null).body()).get("discount").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "coupon-expired: 'percentage': 5, 'validUntil': '2020-01-02T00:00:00Z', 'validFrom': '2020-01-01T00:00:00Z'",
                "coupon-expired: 'percentage': 5, 'validFrom': '2999-01-01T00:00:00Z'",
                "coupon-not-applicable: 'percentage': 5, 'minimumTotal': {'amount': 2501, 'currency': 'GBP'}",
                "coupon-not-applicable: 'amount': {'amount': 5, 'currency': 'EUR'}",
                "coupon-not-applicable: 'percentage': 5, 'minimumTotal': {'amount': 0, 'currency': 'EUR'}"
            })
    void refusesACouponThatDoesNotHoldAndGivesBackTheGoods(String example) {
        String type = example.substring(0, example.indexOf(':'));
        offer(example.substring(example.indexOf(':') + 1));
        refuses(() -> order(customer, code), type);
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NO-SUCH-COUPON", "'; DROP TABLE orders.coupons; --"})
    void refusesUnknownCodes(String unknown) {
        refuses(() -> order(customer, unknown), "unknown-coupon");
        assertNothingIsLeft();
    }

    @Test
    void acceptsTheMinimumItself() {
        offer("'percentage': 100, 'minimumTotal': {'amount': 2500, 'currency': 'GBP'}");
        assertThat(order(customer, code).status()).isEqualTo(202);
    }

    @Test
    void countsPerCustomer() {
        offer("'percentage': 5, 'limitPerUser': 1");
        order(customer, code);
        refuses(() -> order(customer, code), "coupon-used-up");
        assertThat(order(UUID.randomUUID(), code).status()).isEqualTo(202);
    }

    @Test
    void answersARepeatOfAnOrderThatUsedTheCouponUp() {
        offer("'percentage': 5, 'limit': 1");
        Answer first = placeOrder.place(customer, "once", request(code));
        assertThat(placeOrder.place(customer, "once", request(code))).isEqualTo(first);
        refuses(() -> order(customer, code), "coupon-used-up");
    }

    @Test
    void isGivenBackByACancelledOrderOnce() {
        offer("'percentage': 5, 'limit': 1, 'limitPerUser': 1");
        UUID id = idOf(order(customer, code));
        changeOrder.cancelByCustomer(id, customer);
        awaitRedeemed(0);
        assertThatThrownBy(() -> changeOrder.cancelByCustomer(id, customer))
                .isInstanceOf(IllegalTransition.class);
        UUID second = idOf(order(customer, code));
        changeOrder.unpaid(second);
        changeOrder.unpaid(second);
        awaitRedeemed(0);
        assertThat(findOrders.one(id, customer).discount()).isNotNull();
    }

    @Test
    void isGivenBackWhenTheHoldOfAnOrderThatNeverCameToBeEnds() {
        offer("'percentage': 5, 'limit': 1");
        UUID neverWritten = UUID.randomUUID();
        coupons.redeem(code, customer, neverWritten);
        refuses(() -> order(customer, code), "coupon-used-up");
        changeOrder.holdExpired(neverWritten);
        awaitRedeemed(0);
    }

    @Test
    void countsARepeatedCheckoutOnce() {
        offer("'percentage': 5, 'limit': 2, 'limitPerUser': 2");
        UUID id = UUID.randomUUID();
        coupons.redeem(code, customer, id);
        coupons.redeem(code, customer, id);
        assertThat(redeemed()).isEqualTo(1);
        coupons.giveBack(id);
        coupons.giveBack(id);
        assertThat(redeemed()).isZero();
    }

    @Test
    void isUsedByTenOfAHundredCustomersIfTenMay() throws Exception {
        offer("'percentage': 5, 'limit': 10");
        int releasedBefore = catalog.released.size();
        List<String> outcomes =
                atOnce(Stream.generate(UUID::randomUUID).limit(100).map(this::tries).toList());
        assertThat(outcomes).filteredOn("202"::equals).hasSize(10);
        assertThat(outcomes).filteredOn("coupon-used-up"::equals).hasSize(90);
        assertThat(redeemed()).isEqualTo(10);
        assertThat(count("orders WHERE coupon_code = ?")).isEqualTo(10);
        assertThat(count("coupon_redemptions WHERE code = ?")).isEqualTo(10);
        assertThat(catalog.released.size() - releasedBefore).isLessThanOrEqualTo(90);
        assertThat(catalog.held.keySet()).containsAll(catalog.released);
    }

    @Test
    void isUsedTwiceByACustomerWhoMayTwiceHoweverManyOrdersComeAtOnce() throws Exception {
        offer("'percentage': 5, 'limitPerUser': 2");
        List<String> outcomes =
                atOnce(Stream.generate(() -> customer).limit(30).map(this::tries).toList());
        assertThat(outcomes).filteredOn("202"::equals).hasSize(2);
        assertThat(outcomes).filteredOn("coupon-used-up"::equals).hasSize(28);
        assertThat(redeemed()).isEqualTo(2);
    }

    @Test
    void staysWithinItsLimitWhileOrdersAreCancelled() throws Exception {
        offer("'percentage': 5, 'limit': 3, 'limitPerUser': 1");
        Callable<String> comeAndGo =
                () -> {
                    UUID somebody = UUID.randomUUID();
                    String outcome = tries(somebody).call();
                    if (outcome.equals("202")) {
                        UUID id = findOrders.history(somebody, 1, null).items().getFirst().id();
                        changeOrder.cancelByCustomer(id, somebody);
                    }
                    return outcome;
                };
        List<String> outcomes = atOnce(Stream.generate(() -> comeAndGo).limit(60).toList());
        assertThat(outcomes).containsOnly("202", "coupon-used-up");
        awaitRedeemed(0);
    }

    @Test
    void isKeptByAdministratorsAlone() {
        assertThat(post(customer, "CUSTOMER", "{}")).hasStatus(403);
        assertThat(get(customer, "CUSTOMER", "")).hasStatus(403);
        assertThat(http.get().uri("/api/v1/coupons").exchange()).hasStatus(401);
    }

    @Test
    void isListedByCodeInPages() {
        offer("'percentage': 5, 'limit': 7");
        MvcTestResult again = post(UUID.randomUUID(), "ADMIN", body("'percentage': 5"));
        assertThat(again).hasStatus(409);
        List<String> codes = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = read(get(UUID.randomUUID(), "ADMIN", "?limit=2" + cursor));
            page.get("items").forEach(item -> codes.add(item.get("code").stringValue()));
            cursor = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").stringValue();
        } while (!cursor.isEmpty());
        assertThat(codes).contains(code).isSorted().doesNotHaveDuplicates();
        assertThat(codes).hasSize((int) count("coupons WHERE code IS NOT NULL OR code = ?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "400 'code': 'ab', 'percentage': 5",
                "400 'code': 'has space', 'percentage': 5",
                "400 'percentage': 5",
                "400 'code': 'ABC', 'percentage': 0",
                "400 'code': 'ABC', 'percentage': 101",
                "400 'code': 'ABC', 'percentage': 1.5",
                "400 'code': 'ABC', 'percentage': 5, 'limit': 0",
                "400 'code': 'ABC', 'percentage': 5, 'limitPerUser': -1",
                "400 'code': 'ABC', 'amount': {'amount': -1, 'currency': 'GBP'}",
                "400 'code': 'ABC', 'percentage': 5, 'validUntil': 'soon'",
                "422 'code': 'ABC'",
                "422 'code': 'ABC', 'percentage': 5, 'amount': {'amount': 1, 'currency': 'GBP'}",
                "422 'code': 'ABC', 'amount': {'amount': 0, 'currency': 'GBP'}",
                "422 'code': 'ABC', 'amount': {'amount': 1, 'currency': 'QQQ'}",
                "422 'code': 'ABC', 'amount': {'amount': 1, 'currency': 'GBP'}, 'minimumTotal': {'amount': 1, 'currency': 'EUR'}",
                "422 'code': 'ABC', 'percentage': 5, 'validUntil': '2020-01-01T00:00:00Z'",
                "422 'code': 'ABC', 'percentage': 5, 'validUntil': '+1000000000-12-31T23:59:59.999999999Z'",
                "422 'code': 'ABC', 'percentage': 5, 'validFrom': '-1000000000-01-01T00:00:00Z'"
            })
    void refusesTermsThatMakeNoSense(String example) {
        String body = "{" + example.substring(4).replace('\'', '"') + "}";
        assertThat(post(UUID.randomUUID(), "ADMIN", body))
                .hasStatus(Integer.parseInt(example.substring(0, 3)))
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    /** It is given back by an event, so a moment after what was its reason. */
    private void awaitRedeemed(int times) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(redeemed()).isEqualTo(times));
    }

    private void offer(String terms) {
        MvcTestResult offered = post(UUID.randomUUID(), "ADMIN", body(terms));
        assertThat(offered).hasStatus(201);
        JsonNode listed =
                read(get(UUID.randomUUID(), "ADMIN", "?limit=100"))
                        .get("items")
                        .valueStream()
                        .filter(item -> item.get("code").stringValue().equals(code))
                        .findAny()
                        .orElseThrow();
        assertThat(listed).isEqualTo(read(offered));
    }

    private String body(String terms) {
        return "{'code': '%s', %s}".formatted(code, terms).replace('\'', '"');
    }

    private MvcTestResult post(UUID user, String role, String body) {
        return http.post()
                .uri("/api/v1/coupons")
                .with(
                        jwt().jwt(token -> token.subject(user.toString()))
                                .authorities(new SimpleGrantedAuthority("ROLE_" + role)))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(UUID user, String role, String query) {
        return http.get()
                .uri("/api/v1/coupons" + query)
                .with(
                        jwt().jwt(token -> token.subject(user.toString()))
                                .authorities(new SimpleGrantedAuthority("ROLE_" + role)))
                .exchange();
    }

    private JsonNode read(MvcTestResult result) {
        return json.readTree(result.getResponse().getContentAsByteArray());
    }

    private Answer order(UUID user, String coupon) {
        return placeOrder.place(user, UUID.randomUUID().toString(), request(coupon));
    }

    private Callable<String> tries(UUID user) {
        return () -> {
            try {
                return String.valueOf(order(user, code).status());
            } catch (Refusal refusal) {
                return type(refusal);
            }
        };
    }

    private static <T> List<T> atOnce(List<Callable<T>> deeds) throws Exception {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> outcomes = new ArrayList<>();
            for (Future<T> outcome : people.invokeAll(deeds)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        }
    }

    private static PlaceOrderRequest request(String coupon) {
        return new PlaceOrderRequest(
                List.of(new PlaceOrderRequest.Item(FakeCatalog.LAMP, 2)), coupon, "card-ok");
    }

    private UUID idOf(Answer answer) {
        return UUID.fromString(json.readValue(answer.body(), Map.class).get("id").toString());
    }

    private static void refuses(Supplier<Answer> order, String type) {
        assertThatThrownBy(order::get)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(type(refusal)).isEqualTo(type);
                            assertThat(refusal.getStatusCode().value()).isEqualTo(422);
                        });
    }

    private static String type(Refusal refusal) {
        URI type = refusal.getBody().getType();
        return String.valueOf(type).substring(Refusal.TYPES.length());
    }

    private void assertNothingIsLeft() {
        assertThat(findOrders.history(customer, 10, null).items()).isEmpty();
        assertThat(
                        database.sql("SELECT count(*) FROM orders.idempotency WHERE user_id = ?")
                                .param(customer)
                                .query(Long.class)
                                .single())
                .isZero();
        assertThat(catalog.held.keySet().stream().filter(id -> !catalog.released.contains(id)))
                .allSatisfy(id -> assertThat(orderExists(id)).isTrue());
    }

    private boolean orderExists(UUID id) {
        return database.sql("SELECT count(*) FROM orders.orders WHERE id = ?")
                        .param(id)
                        .query(Long.class)
                        .single()
                == 1;
    }

    private long redeemed() {
        return database.sql("SELECT redeemed FROM orders.coupons WHERE code = ?")
                .param(code)
                .query(Long.class)
                .single();
    }

    private long count(String rows) {
        return database.sql("SELECT count(*) FROM orders." + rows)
                .param(code)
                .query(Long.class)
                .single();
    }
}
