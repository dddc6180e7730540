package dev.storeys.api;

import static dev.storeys.api.shop.Shop.aProduct;
import static dev.storeys.api.shop.Shop.theAdministrator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Json;
import dev.storeys.api.http.Request;
import dev.storeys.api.shop.Account;
import dev.storeys.api.shop.Words;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Well-formed JSON that says what cannot be. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadValueIntegrationTests {

    /**
     * JSON that is no whole number from one up, and no number a computer should try to spell out.
     */
    private static final String[] NO_QUANTITY = {
        "null",
        "-1",
        "-9223372036854775808",
        "1.5",
        "\"1\"",
        "\"\"",
        "true",
        "[]",
        "[1]",
        "{}",
        "2147483648000",
        "9223372036854775807",
        "9223372036854775808",
        "99999999999999999999999999999999",
        "1e19",
        "1e999",
        "1e999999999",
        "-1e999999999",
        "1" + "0".repeat(5_000)
    };

    private static final String LONE_SURROGATE = "\\ud800";

    private final Witness witness = new Witness();
    private final String nobody = "nobody-" + Words.unheardOf() + "@example.com";

    private String[] quantities() {
        return NO_QUANTITY;
    }

    @ParameterizedTest
    @MethodSource("quantities")
    void refusesQuantitiesInAnOrder(String quantity) {
        order(item(quantity), "\"card-ok\"").mustBeRefused();
    }

    @ParameterizedTest
    @MethodSource("quantities")
    void refusesQuantitiesInTheCart(String quantity) {
        Request.put("/api/v1/cart/items/" + witness.product().id())
                .as(witness.customer())
                .body("{\"quantity\":" + quantity + "}")
                .send()
                .mustBeRefused();
    }

    @ParameterizedTest
    @MethodSource("quantities")
    void refusesQuantitiesOfStock(String quantity) {
        Request.put(witness.product().path() + "/stock")
                .as(theAdministrator())
                .body("{\"quantity\":" + quantity + "}")
                .send()
                .mustBeRefused();
    }

    @ParameterizedTest
    @MethodSource("quantities")
    void refusesAmountsOfMoney(String amount) {
        String price = "{\"amount\":" + amount + ",\"currency\":\"GBP\"}";

        create("price", price).mustBeRefused();
        if (!amount.equals("null")) {
            Request.patch(witness.product().path())
                    .as(theAdministrator())
                    .body("{\"price\":" + price + "}")
                    .send()
                    .mustBeRefused();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1000001", "2147483647"})
    void refusesOrdersOfNothingOrTooMuch(String quantity) {
        order(item(quantity), "\"card-ok\"").mustBeProblem(400);
    }

    @Test
    void refusesLinesThatAddUpToTooMuch() {
        String line = item("1000000");
        order(String.join(",", Collections.nCopies(1_000, line)), "\"card-ok\"").mustBeRefused();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "1",
                "\"x\"",
                "{\"productId\":null,\"quantity\":1}",
                "{\"productId\":1,\"quantity\":1}",
                "{\"productId\":\"\",\"quantity\":1}",
                "{\"productId\":\"mug\",\"quantity\":1}",
                "{\"productId\":[],\"quantity\":1}",
                "{\"productId\":\"00000000-0000-0000-0000-000000000000\",\"quantity\":1}",
                "{\"productId\":\"00000000-0000-0000-0000-00000000000\\u0000\",\"quantity\":1}",
                "{\"quantity\":1}"
            })
    void refusesItemsOfAnOrder(String items) {
        order(items, "\"card-ok\"").mustBeRefused();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"\"",
                "\" \"",
                "\"CARD-OK\"",
                "\"card-ok \"",
                "\"card_ok\"",
                "0",
                "true",
                "[]",
                "[\"card-ok\"]",
                "{}",
                "\"card-ok\\u0000\"",
                "\"" + LONE_SURROGATE + "\""
            })
    void refusesPaymentMethods(String method) {
        order(item("1"), method).mustBeRefused();
    }

    @Test
    void refusesAPaymentMethodAsLongAsABook() {
        order(item("1"), "\"" + "x".repeat(100_000) + "\"").mustBeRefused();
    }

    static final String[][] NO_PRODUCTS = {
        {"sku", "null"},
        {"sku", "\"\""},
        {"sku", "\"a b\""},
        {"sku", "\"a\\nb\""},
        {"sku", "\"a\\u0000\""},
        {"sku", "\"" + "a".repeat(41) + "\""},
        {"sku", "7"},
        {"name", "null"},
        {"name", "\"\""},
        {"name", "\"   \""},
        {"name", "\"" + "n".repeat(201) + "\""},
        {"name", "\"" + "n".repeat(500_000) + "\""},
        {"name", "\"a\\u0000b\""},
        {"name", "\"" + LONE_SURROGATE + "\""},
        {"name", "7"},
        {"name", "{\"en\":\"Mug\"}"},
        {"description", "\"" + "d".repeat(4_001) + "\""},
        {"description", "\"a\\u0000b\""},
        {"description", "\"" + LONE_SURROGATE + "\""},
        {"description", "7"},
        {"category", "null"},
        {"category", "\"\""},
        {"category", "\"a/b\""},
        {"category", "\"../etc\""},
        {"category", "\"a\\u0000\""},
        {"category", "\"" + "c".repeat(61) + "\""},
        {"category", "[]"},
        {"price", "null"},
        {"price", "7"},
        {"price", "\"7 GBP\""},
        {"price", "{}"},
        {"price", "{\"amount\":1}"},
        {"price", "{\"currency\":\"GBP\"}"},
        {"price", "{\"amount\":1,\"currency\":null}"},
        {"price", "{\"amount\":1,\"currency\":\"\"}"},
        {"price", "{\"amount\":1,\"currency\":\"ZZZ\"}"},
        {"price", "{\"amount\":1,\"currency\":\"POUNDS\"}"},
        {"price", "{\"amount\":1,\"currency\":826}"},
        {"quantity", "null"},
        {"quantity", "-1"},
        {"quantity", "1.5"},
        {"quantity", "\"1\""},
        {"quantity", "99999999999999999999"}
    };

    @ParameterizedTest
    @FieldSource("NO_PRODUCTS")
    void refusesProducts(String field, String json) {
        create(field, json).mustBeRefused();
        if (!field.equals("sku") && !field.equals("quantity") && !json.equals("null")) {
            Request.patch(witness.product().path())
                    .as(theAdministrator())
                    .body(object(Map.of(field, json)))
                    .send()
                    .mustBeRefused();
        }
    }

    static final String[][] NOBODIES = {
        {"email", "null"},
        {"email", "\"\""},
        {"email", "\"nobody\""},
        {"email", "\"@example.com\""},
        {"email", "\"nobody@\""},
        {"email", "\"no body@example.com\""},
        {"email", "\"a@example.com\\r\\nBcc: b@example.com\""},
        {"email", "\"a@example.com,b@example.com\""},
        {"email", "\"a\\u0000@example.com\""},
        {"email", "\"" + "a".repeat(300) + "@example.com\""},
        {"email", "\"" + "a".repeat(200_000) + "@example.com\""},
        {"email", "\"a@" + "b.".repeat(20_000) + "com\""},
        {"email", "[\"a@example.com\"]"},
        {"email", "7"},
        {"password", "null"},
        {"password", "\"\""},
        {"password", "\"7 chars\""},
        {"password", "\"" + "p".repeat(129) + "\""},
        {"password", "\"" + "p".repeat(900_000) + "\""},
        {"password", "\"nul\\u0000nulnulnul\""},
        {"password", "\"" + LONE_SURROGATE + "12345678\""},
        {"password", "12345678"},
        {"password", "{}"},
        {"name", "null"},
        {"name", "\"\""},
        {"name", "\" \""},
        {"name", "\"" + "n".repeat(101) + "\""},
        {"name", "\"Robin\\r\\nBcc: b@example.com\""},
        {"name", "\"a\\u0000b\""},
        {"name", "\"" + LONE_SURROGATE + "\""},
        {"name", "true"},
        {"country", "null"},
        {"country", "\"\""},
        {"country", "\"ZZ\""},
        {"country", "\"GBR\""},
        {"country", "\"G\\u0000\""},
        {"country", "44"}
    };

    @ParameterizedTest
    @FieldSource("NOBODIES")
    void refusesPeople(String field, String json) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("email", "\"" + nobody + "\"");
        fields.put("password", "\"" + Account.PASSWORD + "\"");
        fields.put("name", "\"Nobody\"");
        fields.put("country", "\"GB\"");
        fields.put(field, json);

        Request.post("/api/v1/users").body(object(fields)).send().mustBeRefused();
        if ((field.equals("name") || field.equals("country")) && !json.equals("null")) {
            Request.patch("/api/v1/users/me")
                    .as(witness.customer())
                    .body(object(Map.of(field, json)))
                    .send()
                    .mustBeRefused();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"email\":\"a@example.com\"}",
                "{\"email\":null,\"password\":null}",
                "{\"email\":7,\"password\":7}",
                "{\"email\":\"a\\u0000@example.com\",\"password\":\"a\\u0000\"}",
                "{\"email\":\"" + LONE_SURROGATE + "\",\"password\":\"" + LONE_SURROGATE + "\"}",
                "{\"email\":{\"$ne\":null},\"password\":{\"$ne\":null}}",
                "{\"email\":\"' OR 1=1 --\",\"password\":\"' OR 1=1 --\"}"
            })
    void signsNobodyInWith(String credentials) {
        Request.post("/api/v1/auth/login").body(credentials).send().mustBeRefused();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"refreshToken\":null}",
                "{\"refreshToken\":7}",
                "{\"refreshToken\":\"\"}",
                "{\"refreshToken\":\"\\u0000\"}",
                "{\"refreshToken\":[\"x\"]}"
            })
    void refreshesNothingFor(String body) {
        Request.post("/api/v1/auth/refresh").body(body).send().mustBeRefused();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"products\":null}",
                "{\"products\":{}}",
                "{\"products\":[1]}",
                "{\"products\":\"x\"}",
                "{\"products\":[[]]}",
                "{\"products\":[{\"sku\":7}]}"
            })
    void importsNothingFrom(String body) {
        Request.post("/api/v1/products/import")
                .as(theAdministrator())
                .body(body)
                .send()
                .mustBeRefused();
    }

    private Stream<String> badIds() {
        return Stream.of(
                "1",
                "mug",
                "-",
                "null",
                "%20",
                "%00",
                "%0d%0a",
                "%F0%9F%AB%96",
                "'%20OR%201=1",
                "00000000-0000-0000-0000-00000000000g",
                "00000000-0000-0000-0000-0000000000000000",
                "99999999999999999999",
                "x".repeat(2_000),
                UUID.randomUUID().toString());
    }

    @ParameterizedTest
    @MethodSource("badIds")
    void knowsNothingUnderOtherIds(String id) {
        Request.get("/api/v1/products/" + id).send().mustBeRefused();
        Request.get("/api/v1/products/" + id + "/reviews").send().mustBeRefused();
        Request.post("/api/v1/products/" + id + "/reviews")
                .as(witness.customer())
                .body("{\"rating\":5,\"text\":\"x\"}")
                .send()
                .mustBeRefused();
        Request.patch("/api/v1/products/" + id)
                .as(theAdministrator())
                .body("{\"name\":\"x\"}")
                .send()
                .mustBeRefused();
        Request.put("/api/v1/products/" + id + "/stock")
                .as(theAdministrator())
                .body("{\"quantity\":1}")
                .send()
                .mustBeRefused();
        Request.get("/api/v1/orders/" + id).as(witness.customer()).send().mustBeRefused();
        Request.post("/api/v1/orders/" + id + "/cancel")
                .as(witness.customer())
                .send()
                .mustBeRefused();
        Request.post("/api/v1/orders/" + id + "/ship")
                .as(theAdministrator())
                .send()
                .mustBeRefused();
        Request.put("/api/v1/cart/items/" + id)
                .as(witness.customer())
                .body("{\"quantity\":1}")
                .send()
                .mustBeRefused();
    }

    private String item(String quantity) {
        return "{\"productId\":\"" + witness.product().id() + "\",\"quantity\":" + quantity + "}";
    }

    private Answer order(String items, String method) {
        return Request.post("/api/v1/orders")
                .as(witness.customer())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"items\":[" + items + "],\"paymentMethod\":" + method + "}")
                .send();
    }

    private static Answer create(String field, String json) {
        Map<String, String> fields = new LinkedHashMap<>();
        aProduct().fields().forEach((name, value) -> fields.put(name, Json.write(value)));
        fields.put(field, json);
        return Request.post("/api/v1/products").as(theAdministrator()).body(object(fields)).send();
    }

    private static String object(Map<String, String> fields) {
        StringBuilder object = new StringBuilder("{");
        fields.forEach((name, json) ->
                object.append(object.length() > 1 ? "," : "")
                        .append('"')
                        .append(name)
                        .append("\":")
                        .append(json));
        return object.append('}').toString();
    }

    @AfterEach
    void nothingHappened() {
        witness.nothingHappened();
    }

    @AfterAll
    void nothingWasAdded() {
        witness.nothingWasAdded();
        assertThat(Account.login(nobody, Account.PASSWORD).status()).isEqualTo(401);
    }
}
