package dev.storeys.api;

import static dev.storeys.api.shop.Shop.aCustomer;
import static dev.storeys.api.shop.Shop.aProduct;
import static dev.storeys.api.shop.Shop.theAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Request;
import dev.storeys.api.shop.AtOnce;
import dev.storeys.api.shop.Customer;
import dev.storeys.api.shop.Order;
import dev.storeys.api.shop.Product;
import dev.storeys.api.shop.Provider;
import dev.storeys.api.shop.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CouponIntegrationTests {

    private final Customer customer = aCustomer();
    private final Product mug = aProduct().pricedAt(1_250).withStock(50).onSale();
    private final String code = Words.unheardOf().toUpperCase(Locale.ROOT);

    @Test
    void isAPartOfThePriceThatIsPaid() {
        offer("percentage", 10);

        Answer placed = customer.orders(mug, 2).withCoupon(code).attempt("card-ok").mustBe(202);

        assertThat(placed.text("/discount/code")).isEqualTo(code);
        assertThat(placed.number("/discount/amount/amount")).isEqualTo(250);
        assertThat(placed.text("/discount/amount/currency")).isEqualTo("GBP");
        assertThat(placed.number("/total/amount")).isEqualTo(2_250);
        assertThat(placed.number("/items/0/lineTotal/amount")).isEqualTo(2_500);
        Order order = new Order(customer, placed).becomes("CONFIRMED");
        assertThat(order.view().json().path("discount")).isEqualTo(placed.json().path("discount"));
        assertThat(customer.history().getFirst().at("/discount/code").asString()).isEqualTo(code);
        assertThat(Provider.amounts(order)).containsExactly(2_250L);
    }

    @Test
    void isNotNeeded() {
        Order order = customer.orders(mug, 1).paying("card-ok");

        assertThat(order.view().json().path("discount").isNull()).isTrue();
        assertThat(order.view().number("/total/amount")).isEqualTo(1_250);
    }

    @Test
    void takesOffAnAmountButNeverMoreThanTheTotal() {
        offer("amount", pounds(2_000));

        Order two = customer.orders(mug, 2).withCoupon(code).paying("card-ok");
        Order one = customer.orders(mug, 1).withCoupon(code).paying("card-ok");

        assertThat(two.view().number("/total/amount")).isEqualTo(500);
        assertThat(one.view().number("/total/amount")).isZero();
        assertThat(one.view().number("/discount/amount/amount")).isEqualTo(1_250);
        one.becomes("CONFIRMED");
    }

    @Test
    void isReadHoweverItIsWritten() {
        offer("percentage", 50);

        Order order =
                customer.orders(mug, 1)
                        .withCoupon(" " + code.toLowerCase(Locale.ROOT) + " ")
                        .paying("card-ok");

        assertThat(order.view().text("/discount/code")).isEqualTo(code);
    }

    @Test
    void isAPartOfWhatAKeyStandsFor() {
        offer("percentage", 10, "limit", 1);

        Answer first =
                customer.orders(mug, 1)
                        .withCoupon(code)
                        .withKey("once")
                        .attempt("card-ok")
                        .mustBe(202);

        customer.orders(mug, 1)
                .withKey("once")
                .attempt("card-ok")
                .mustBeProblem(422, "idempotency-key-reused");
        Answer repeat =
                customer.orders(mug, 1)
                        .withCoupon(code)
                        .withKey("once")
                        .attempt("card-ok")
                        .mustBe(202);
        assertThat(repeat.body()).isEqualTo(first.body());
        assertThat(redeemed()).isEqualTo(1);
    }

    @Test
    void isRefusedUnlessItExistsAndHolds() {
        refused("unknown-coupon");
        offer(
                "percentage",
                10,
                "validUntil",
                "2020-02-01T00:00:00Z",
                "validFrom",
                "2020-01-01T00:00:00Z");
        refused("coupon-expired");
    }

    @Test
    void isRefusedBeforeItsTime() {
        offer("percentage", 10, "validFrom", "2999-01-01T00:00:00Z");

        refused("coupon-expired");
    }

    @Test
    void isRefusedBelowItsMinimum() {
        offer("percentage", 10, "minimumTotal", pounds(1_251));

        refused("coupon-not-applicable");

        customer.orders(mug, 2).withCoupon(code).paying("card-ok");
    }

    @Test
    void isRefusedInAnotherCurrency() {
        offer("amount", Map.of("amount", 100, "currency", "EUR"));

        refused("coupon-not-applicable");
    }

    @Test
    void isUsedAsOftenByACustomerAsItMay() {
        offer("percentage", 10, "limitPerUser", 1);
        customer.orders(mug, 1).withCoupon(code).paying("card-ok");

        customer.orders(mug, 1)
                .withCoupon(code)
                .attempt("card-ok")
                .mustBeProblem(422, "coupon-used-up");

        aCustomer().orders(mug, 1).withCoupon(code).paying("card-ok");
        assertThat(redeemed()).isEqualTo(2);
        assertThat(mug.available()).isEqualTo(48);
    }

    @Test
    void isGivenBackByAnOrderThatIsNotPaid() {
        offer("percentage", 10, "limit", 1);

        customer.orders(mug, 1).withCoupon(code).paying("card-declined").becomes("CANCELLED");

        await().untilAsserted(() -> assertThat(redeemed()).isZero());
        customer.orders(mug, 1).withCoupon(code).paying("card-ok").becomes("CONFIRMED");
        assertThat(redeemed()).isEqualTo(1);
    }

    @Test
    void isUsedByFiveOfThirtyBuyersIfFiveMay() throws InterruptedException {
        offer("percentage", 10, "limit", 5);
        List<Customer> buyers = IntStream.range(0, 30).mapToObj(n -> aCustomer()).toList();

        List<Answer> answers =
                AtOnce.all(
                        buyers.stream()
                                .<Callable<Answer>>map(buyer ->
                                        () ->
                                                buyer.orders(mug, 1)
                                                        .withCoupon(code)
                                                        .insist("card-ok"))
                                .toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(5);
        answers.stream()
                .filter(answer -> answer.status() != 202)
                .forEach(answer -> answer.mustBeProblem(422, "coupon-used-up"));
        assertThat(redeemed()).isEqualTo(5);
        mug.mustHave(45);
    }

    @Test
    void isUsedOnceByACustomerWhoSendsManyOrdersAtOnce() throws InterruptedException {
        offer("percentage", 10, "limitPerUser", 1);
        Callable<Answer> send = () -> customer.orders(mug, 1).withCoupon(code).insist("card-ok");

        List<Answer> answers = AtOnce.all(Collections.nCopies(10, send));

        assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(1);
        assertThat(customer.history()).hasSize(1);
        mug.mustHave(49);
    }

    @Test
    void isOfferedByAdministratorsAlone() {
        Map<String, Object> coupon = Map.of("code", code, "percentage", 10);

        Request.post("/api/v1/coupons").json(coupon).send().mustBeProblem(401);
        Request.post("/api/v1/coupons").as(customer).json(coupon).send().mustBeProblem(403);
        Request.get("/api/v1/coupons").send().mustBeProblem(401);
        Request.get("/api/v1/coupons").as(customer).send().mustBeProblem(403);

        assertThat(find()).isNull();
    }

    @Test
    void hasACodeOfItsOwnAndTermsThatMakeSense() {
        offer("percentage", 10);

        theAdministrator()
                .offers(Map.of("code", code, "percentage", 20))
                .mustBeProblem(409, "coupon-taken");
        theAdministrator().offers(Map.of("code", "no spaces", "percentage", 20)).mustBeProblem(400);
        theAdministrator().offers(Map.of("code", code + "X", "percentage", 101)).mustBeProblem(400);
        theAdministrator()
                .offers(Map.of("code", code + "X", "percentage", 10, "amount", pounds(1)))
                .mustBeProblem(422, "bad-coupon-terms");
    }

    @Test
    void isListedInPages() {
        List<String> codes = new ArrayList<>();
        for (char last = 'A'; last < 'F'; last++) {
            theAdministrator().offers(Map.of("code", code + last, "percentage", 10)).mustBe(201);
            codes.add(code + last);
        }

        List<JsonNode> all = all(2);

        assertThat(all).extracting(coupon -> coupon.path("code").asString()).containsAll(codes);
        assertThat(all).doesNotHaveDuplicates();
        Request.get("/api/v1/coupons?cursor=nonsense!")
                .as(theAdministrator())
                .send()
                .mustBeProblem(400, "bad-cursor");
    }

    private void offer(Object... terms) {
        Map<String, Object> coupon = new LinkedHashMap<>();
        coupon.put("code", code);
        for (int n = 0; n < terms.length; n += 2) {
            coupon.put(terms[n].toString(), terms[n + 1]);
        }
        theAdministrator().offers(coupon).mustBe(201);
    }

    private void refused(String type) {
        customer.orders(mug, 1).withCoupon(code).attempt("card-ok").mustBeProblem(422, type);

        assertThat(customer.history()).isEmpty();
        mug.mustHave(50);
    }

    private long redeemed() {
        JsonNode coupon = find();
        assertThat(coupon).isNotNull();
        return coupon.path("redeemed").asLong();
    }

    private @Nullable JsonNode find() {
        return all(100).stream()
                .filter(coupon -> coupon.path("code").asString().equals(code))
                .findAny()
                .orElse(null);
    }

    private static List<JsonNode> all(int limit) {
        List<JsonNode> coupons = new ArrayList<>();
        String cursor = "";
        while (true) {
            Answer page =
                    Request.get("/api/v1/coupons?limit=" + limit + cursor)
                            .as(theAdministrator())
                            .send()
                            .mustBe(200);
            page.json().path("items").forEach(coupons::add);
            if (page.text("/next") == null) {
                return coupons;
            }
            cursor = "&cursor=" + page.text("/next");
        }
    }

    private static Map<String, Object> pounds(long pence) {
        return Map.of("amount", pence, "currency", "GBP");
    }
}
