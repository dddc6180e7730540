package dev.storeys.api;

import static dev.storeys.api.shop.Shop.aCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.RawRequest;
import dev.storeys.api.http.Request;
import dev.storeys.api.shop.Account;
import dev.storeys.api.shop.Customer;
import dev.storeys.api.stage.RunningStage;
import java.net.URI;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are told, so that no page of another can use the shop against its reader. */
class BrowserIntegrationTests {

    /** Pages, data and refusals of every origin: the API, security, the router, the HTTP reader. */
    private static Stream<Named<Answer>> answers() {
        RawRequest large =
                RawRequest.of("POST /api/v1/auth/login HTTP/1.1")
                        .header("Content-Type: application/json")
                        .sized(new byte[2_000_000]);
        Stream<Answer> answers =
                Stream.of(
                        Request.get("/").send().mustBe(200),
                        Request.of("HEAD", "/").send().mustBe(200),
                        Request.get("/assets/none.js").send().mustBe(404),
                        Request.get("/api/v1/products?limit=1").send().mustBe(200),
                        Request.get("/api/v1/openapi").send().mustBe(200),
                        Request.get("/api/v1/topology").send().mustBe(200),
                        Request.get("/.well-known/jwks.json").send().mustBe(200),
                        Request.get("/api/v1/products/" + UUID.randomUUID()).send().mustBe(404),
                        Request.get("/api/v1/products?limit=x").send().mustBe(400),
                        Request.get("/api/v1/cart").send().mustBe(401),
                        Request.get("/api/v1/coupons").as(aCustomer()).send().mustBe(403),
                        Request.get("/api/v1/cart").as(aCustomer()).send().mustBe(200),
                        Request.post("/api/v1/auth/login").body("{").send().mustBe(400),
                        large.send().mustBe(413));
        return answers.map(answer -> Named.of(answer.request() + " " + answer.status(), answer));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void areToldWhatNotToDoWithAnAnswer(Answer answer) {
        assertThat(answer.headers().get("x-content-type-options")).containsExactly("nosniff");
        assertThat(answer.headers().get("x-frame-options")).containsExactly("DENY");
        assertThat(answer.headers().get("referrer-policy")).containsExactly("same-origin");
        assertThat(answer.headers().get("content-security-policy"))
                .singleElement()
                .asString()
                .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*");
        // Nobody who listens on plain HTTP may tell a browser to come by HTTPS only.
        if (!RunningStage.url().startsWith("https")) {
            assertThat(answer.headers()).doesNotContainKey("strict-transport-security");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void areNotToldWhatTheShopIsMadeOf(Answer answer) {
        assertThat(answer.headers()).doesNotContainKeys("server", "x-powered-by", "set-cookie");
    }

    @Test
    void areToldNotToGuessEvenWhenARequestCannotBeRead() {
        Answer answer = RawRequest.of("GET /api/v1/products/<> HTTP/1.1").end().send();

        answer.mustBeRefused();
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers()).doesNotContainKeys("server", "x-powered-by");
    }

    @Test
    void doNotKeepWhatIsPrivate() {
        Customer robin = aCustomer();
        Stream.of("/users/me", "/cart", "/orders", "/notifications")
                .map(path -> Request.get("/api/v1" + path).as(robin).send().mustBe(200))
                .forEach(BrowserIntegrationTests::mustNotBeKept);
        mustNotBeKept(Account.login(robin.email(), Account.PASSWORD).mustBe(200));
        mustNotBeKept(Request.get("/api/v1/cart").send().mustBe(401));
    }

    private static void mustNotBeKept(Answer answer) {
        assertThat(answer.header("Cache-Control"))
                .as(answer::toString)
                .hasValueSatisfying(rule -> assertThat(rule).contains("no-store"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example, POST, /api/v1/orders",
        "https://evil.example, GET, /api/v1/products",
        "null, POST, /api/v1/auth/login",
        "http://localhost:1, DELETE, /api/v1/users/me"
    })
    void getNoLeaveForPagesFromElsewhere(String origin, String method, String path) {
        Answer leave =
                Request.of("OPTIONS", path)
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", method)
                        .header("Access-Control-Request-Headers", "authorization,idempotency-key")
                        .send()
                        .mustBeProblem(403, "foreign-origin");

        mustNotBeOpen(leave);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://localhost.evil.example"})
    void doNotShowAnswersToPagesFromElsewhere(String origin) {
        Customer robin = aCustomer();
        Stream.of("/api/v1/products?limit=1", "/api/v1/cart", "/.well-known/jwks.json")
                .map(path -> Request.get(path).as(robin).header("Origin", origin).send())
                .map(answer -> answer.mustBe(200))
                .forEach(BrowserIntegrationTests::mustNotBeOpen);
    }

    private static void mustNotBeOpen(Answer answer) {
        assertThat(answer.headers().keySet())
                .as(answer::toString)
                .noneMatch(name -> name.startsWith("access-control-allow"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1/notifications", "/api/v1/products", "/ws", "/websocket"})
    void openNoWebSocket(String path) {
        Answer answer =
                RawRequest.bare("GET " + path + " HTTP/1.1")
                        .header("Host: " + URI.create(RunningStage.url()).getAuthority())
                        .as(aCustomer())
                        .header("Connection: Upgrade")
                        .header("Upgrade: websocket")
                        .header("Sec-WebSocket-Version: 13")
                        .header("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")
                        .end()
                        .send();

        assertThat(answer.status()).as(answer::toString).isNotEqualTo(101).isLessThan(500);
        assertThat(answer.headers()).doesNotContainKey("upgrade");
    }
}
