package dev.storeys.api;

import static dev.storeys.api.shop.Shop.aProduct;
import static dev.storeys.api.shop.Shop.theAdministrator;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.storeys.api.http.Json;
import dev.storeys.api.http.RawRequest;
import dev.storeys.api.http.Request;
import dev.storeys.api.shop.Account;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that are not what they should be, sent to everything that takes one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedBodyIntegrationTests {

    private static final int TWO_MEGABYTES = 2_000_000;

    private final Witness witness = new Witness();

    /**
     * A call that takes a body.
     *
     * @param valid a body that would be accepted
     */
    private record Endpoint(String name, Supplier<Request> request, String valid) {

        @Override
        public String toString() {
            return name;
        }
    }

    private record Body(String name, byte[] bytes) {

        Body(String name, String text) {
            this(name, text.getBytes(UTF_8));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private List<Endpoint> endpoints() {
        String product = witness.product().path();
        String refreshToken = witness.customer().account().refreshToken();
        return List.of(
                new Endpoint("register", () -> Request.post("/api/v1/users"), registration()),
                new Endpoint(
                        "log in",
                        () -> Request.post("/api/v1/auth/login"),
                        Json.write(
                                Map.of(
                                        "email",
                                        witness.customer().email(),
                                        "password",
                                        Account.PASSWORD))),
                new Endpoint(
                        "refresh",
                        () -> Request.post("/api/v1/auth/refresh"),
                        Json.write(Map.of("refreshToken", refreshToken))),
                new Endpoint(
                        "log out",
                        () -> Request.post("/api/v1/auth/logout"),
                        Json.write(Map.of("refreshToken", refreshToken))),
                new Endpoint(
                        "change profile",
                        () -> Request.patch("/api/v1/users/me").as(witness.customer()),
                        "{\"name\": \"Changed\"}"),
                new Endpoint(
                        "create product",
                        () -> Request.post("/api/v1/products").as(theAdministrator()),
                        Json.write(aProduct().fields())),
                new Endpoint(
                        "change product",
                        () -> Request.patch(product).as(theAdministrator()),
                        "{\"name\": \"Changed\"}"),
                new Endpoint(
                        "set stock",
                        () -> Request.put(product + "/stock").as(theAdministrator()),
                        "{\"quantity\": 1}"),
                new Endpoint(
                        "import",
                        () -> Request.post("/api/v1/products/import").as(theAdministrator()),
                        Json.write(Map.of("products", List.of(aProduct().fields())))),
                new Endpoint(
                        "put into cart",
                        () ->
                                Request.put("/api/v1/cart/items/" + witness.product().id())
                                        .as(witness.customer()),
                        "{\"quantity\": 1}"),
                new Endpoint("order", this::order, orderOfOne()));
    }

    private Request order() {
        return Request.post("/api/v1/orders")
                .as(witness.customer())
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private String orderOfOne() {
        return Json.write(
                Map.of(
                        "items",
                        List.of(Map.of("productId", witness.product().id(), "quantity", 1)),
                        "paymentMethod",
                        "card-ok"));
    }

    private static String registration() {
        return Json.write(
                Map.of(
                        "email",
                        "nobody-" + UUID.randomUUID() + "@example.com",
                        "password",
                        Account.PASSWORD,
                        "name",
                        "Nobody",
                        "country",
                        "GB"));
    }

    private static List<Body> bodiesLike(String valid) {
        String open = valid.substring(0, valid.length() - 1);
        return List.of(
                new Body("nothing", ""),
                new Body("blanks", "  \n"),
                new Body("no JSON", "hello"),
                new Body("a form", "quantity=1&name=x"),
                new Body("XML", "<?xml version=\"1.0\"?><quantity>1</quantity>"),
                new Body("half of it", valid.substring(0, valid.length() / 2)),
                new Body("all but the end", open),
                new Body("single quotes", valid.replace('"', '\'')),
                new Body("a comma too many", open + ",}"),
                new Body("a comment", "/* hi */" + valid),
                new Body("NaN", open + ",\"quantity\":NaN}"),
                new Body("null", "null"),
                new Body("a list", "[]"),
                new Body("itself in a list", "[" + valid + "]"),
                new Body("a string", "\"text\""),
                new Body("a number", "42"),
                new Body("deep lists", "[".repeat(20_000)),
                new Body("deep objects", "{\"a\":".repeat(20_000)),
                new Body(
                        "a deep unknown field",
                        open + ",\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"),
                new Body("a NUL in front", "\0" + valid),
                new Body("a NUL within", open + "\0}"),
                new Body("an invalid UTF-8 sequence", around(open, 0xff, 0xfe)),
                new Body("an overlong UTF-8 sequence", around(open, 0xc0, 0x80)),
                new Body("an unfinished UTF-8 sequence", around(open, 0xe2, 0x82)),
                new Body("only NULs", new byte[64]),
                new Body("UTF-16", valid.getBytes(StandardCharsets.UTF_16)),
                new Body("UTF-16 without a mark", valid.getBytes(StandardCharsets.UTF_16LE)),
                new Body("UTF-32", valid.getBytes(Charset.forName("UTF-32"))),
                new Body("gzip", gzip(valid)));
    }

    private static byte[] around(String open, int... bytes) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes((open + ",\"x\":\"").getBytes(UTF_8));
        Arrays.stream(bytes).forEach(body::write);
        body.writeBytes("\"}".getBytes(UTF_8));
        return body.toByteArray();
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(UTF_8));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return packed.toByteArray();
    }

    private Stream<Arguments> malformedBodies() {
        return endpoints().stream()
                .flatMap(endpoint ->
                        bodiesLike(endpoint.valid()).stream()
                                .map(body -> Arguments.of(endpoint, body)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("malformedBodies")
    void refusesBodiesThatAreMalformed(Endpoint endpoint, Body body) {
        endpoint.request().get().body("application/json", body.bytes()).send().mustBeRefused();
    }

    private Stream<Arguments> wrongNames() {
        return endpoints().stream()
                .flatMap(endpoint ->
                        Stream.of(
                                        "text/plain",
                                        "application/xml",
                                        "application/x-www-form-urlencoded",
                                        "multipart/form-data",
                                        "application/octet-stream",
                                        "application/json;charset=nonsense",
                                        "json",
                                        "*/*",
                                        "/")
                                .map(type -> Arguments.of(endpoint, type)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("wrongNames")
    void refusesBodiesUnderAWrongName(Endpoint endpoint, String contentType) {
        endpoint.request()
                .get()
                .body(contentType, endpoint.valid().getBytes(UTF_8))
                .send()
                .mustBeRefused();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void refusesBodiesWithoutAName(Endpoint endpoint) {
        endpoint.request()
                .get()
                .namelessBody(endpoint.valid().getBytes(UTF_8))
                .send()
                .mustBeRefused();
    }

    private Stream<Arguments> largeRequests() {
        String bearer = "Authorization: Bearer " + witness.customer().token();
        String admin = "Authorization: Bearer " + theAdministrator().token();
        return Stream.of(
                Arguments.of("POST /api/v1/users", "X-Nobody: 1", registration()),
                Arguments.of("POST /api/v1/auth/login", "X-Nobody: 1", "{}"),
                Arguments.of("POST /api/v1/orders", bearer, orderOfOne()),
                Arguments.of(
                        "PUT /api/v1/cart/items/" + witness.product().id(),
                        bearer,
                        "{\"quantity\": 1}"),
                Arguments.of("POST /api/v1/products", admin, Json.write(aProduct().fields())),
                Arguments.of("POST /api/v1/products/import", admin, "{\"products\":[]}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("largeRequests")
    void refusesBodiesOfTwoMegabytes(String call, String caller, String valid) {
        large(call, caller).sized(padded(valid)).send().mustBeProblem(413, "body-too-large");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("largeRequests")
    void refusesBodiesOfTwoMegabytesAlsoInPieces(String call, String caller, String valid) {
        large(call, caller)
                .chunked(padded(valid), 16_384)
                .send()
                .mustBeProblem(413, "body-too-large");
    }

    private static RawRequest large(String call, String caller) {
        return RawRequest.of(call + " HTTP/1.1")
                .header(caller)
                .header("Idempotency-Key: large")
                .header("Content-Type: application/json");
    }

    private static byte[] padded(String valid) {
        return (" ".repeat(TWO_MEGABYTES) + valid).getBytes(UTF_8);
    }

    @AfterEach
    void nothingHappened() {
        witness.nothingHappened();
    }

    @AfterAll
    void nothingWasAdded() {
        witness.nothingWasAdded();
        Account.refresh(witness.customer().account().refreshToken()).mustBe(200);
    }
}
