package dev.storeys.api;

import static dev.storeys.api.shop.Shop.theAdministrator;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.RawRequest;
import dev.storeys.api.http.Request;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths, methods and headers that no storefront sends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OddRequestIntegrationTests {

    private final Witness witness = new Witness();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nope",
                "/api",
                "/api/v1",
                "/api/v1/nope",
                "/api/v2/products",
                "/API/V1/PRODUCTS",
                "/api/v1/orders/a/b/c",
                "/admin",
                "/.env",
                "/.git/config",
                "/wp-login.php",
                "/error",
                "/login",
                "/swagger-ui.html",
                "/v3/api-docs",
                "/h2-console",
                "/META-INF/MANIFEST.MF",
                "/WEB-INF/web.xml",
                "/application.yml",
                "/assets/nope.js"
            })
    void knowsNoOtherPaths(String path) {
        Request.get(path).send().mustBeRefused();
        Request.get(path).as(witness.customer()).send().mustBeRefused();
        Request.post(path).as(theAdministrator()).body("{}").send().mustBeRefused();
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/v1/products",
        "PUT, /api/v1/products",
        "DELETE, /api/v1/orders",
        "PUT, /api/v1/orders",
        "PATCH, /api/v1/orders",
        "POST, /api/v1/cart",
        "DELETE, /api/v1/cart",
        "GET, /api/v1/users",
        "PUT, /api/v1/users/me",
        "POST, /api/v1/users/me",
        "GET, /api/v1/auth/login",
        "PUT, /api/v1/auth/login",
        "POST, /api/v1/notifications",
        "POST, /api/v1/topology",
        "DELETE, /.well-known/jwks.json",
        "TRACE, /api/v1/products",
        "PROPFIND, /api/v1/products",
        "FROBNICATE, /api/v1/products",
        "get, /api/v1/products"
    })
    void knowsNoOtherMethods(String method, String path) {
        RawRequest.of(method + " " + path + " HTTP/1.1")
                .as(theAdministrator())
                .header("Content-Type: application/json")
                .sized("{}".getBytes(US_ASCII))
                .send()
                .mustBeRefused();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../../../etc/passwd",
                "/api/v1/products/../../../internal/prices",
                "/api/v1/products/..;/..;/..;/internal/prices",
                "/api/v1/products/%2e%2e/%2e%2e/%2e%2e/internal/prices",
                "/api/v1/products/..%2f..%2f..%2finternal%2fprices",
                "/api/v1/products/..%5c..%5cinternal",
                "/api/v1/products/%252e%252e%252finternal",
                "/api/v1/products/..\\..\\internal",
                "/api/v1/products/%c0%ae%c0%ae/internal",
                "/assets/../application.yml",
                "/assets/..%2f..%2fapplication.yml",
                "/assets/%2e%2e/%2e%2e/application.yml",
                "/assets//../application.yml",
                "/./internal/prices",
                "//internal/prices",
                "/internal;a=b/prices",
                "/%69nternal/prices",
                "/internal%2fprices"
            })
    void staysInside(String path) {
        for (String method : new String[] {"GET", "POST"}) {
            Answer answer =
                    RawRequest.of(method + " " + path + " HTTP/1.1")
                            .as(theAdministrator())
                            .header("Content-Type: application/json")
                            .sized("{\"productIds\":[]}".getBytes(US_ASCII))
                            .send()
                            .mustBeRefused();
            assertThat(answer.text()).doesNotContain("root:", "spring:");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/products?q=<script>",
                "/api/v1/products?q={x}",
                "/api/v1/products?q=a|b",
                "/api/v1/products?q=\"x\"",
                "/api/v1/products?q=^`",
                "/api/v1/products/{id}",
                "/api/v1/products/<>",
                "/api/v1/products/\u00e9",
                "/api/v1/products?q=%zz",
                "/api/v1/products?q=%",
                "/api/v1/products/%zz",
                "/api/v1/products/%",
                "/api/v1/products/\u0001",
                "/api/v1/products/\u0000",
                "/api/v1/products/a b",
                "api/v1/products",
                "*"
            })
    void neverFailsOnIllegalAddresses(String target) {
        Answer answer = RawRequest.of("GET " + target + " HTTP/1.1").end().send().mustNotFail();

        if (answer.status() >= 400) {
            answer.mustBeRefused();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/products/{id}",
                "/api/v1/products/%zz",
                "/api/v1/products/a b",
                "/api/v1/products/\u0000",
                "/api/v1/products?q=%00",
                "/api/v1/products?category=%00",
                "/api/v1/products?category=%ff%fe",
                "/api/v1/products?category=../..",
                "/api/v1/products?sort=%00"
            })
    void refusesIllegalAddresses(String target) {
        RawRequest.of("GET " + target + " HTTP/1.1").end().send().mustBeRefused();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HELLO",
                "GET",
                "GET /api/v1/products",
                "GET /api/v1/products SPDY/1",
                "GET  /api/v1/products  HTTP/1.1",
                "\u0016\u0003\u0001"
            })
    void neverFailsOnWhatIsNotHttp(String line) {
        // Some of these deserve no answer at all; what must not come is a failure.
        try {
            RawRequest.of(line).end().send().mustNotFail();
        } catch (UncheckedIOException hungUp) {
            assertThat(hungUp.getCause()).hasMessageNotContaining("timed out");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: -1",
                "Content-Length: many",
                "Content-Length: 99999999999999999999",
                "Content-Length: 2\r\nContent-Length: 3",
                "Content-Length: 2\r\nTransfer-Encoding: chunked, chunked",
                "No colon",
                "Bad name: x",
                "X-Control: a\u0000b",
                " Folded: x"
            })
    void neverFailsOnIllegalHeaders(String header) {
        try {
            RawRequest.of("POST /api/v1/auth/login HTTP/1.1")
                    .header("Content-Type: application/json")
                    .header(header)
                    .end()
                    .text("{}")
                    .send()
                    .mustBeRefused();
        } catch (UncheckedIOException hungUp) {
            assertThat(hungUp.getCause()).hasMessageNotContaining("timed out");
        }
    }

    @Test
    void refusesBrokenChunks() {
        RawRequest.of("POST /api/v1/auth/login HTTP/1.1")
                .header("Content-Type: application/json")
                .header("Transfer-Encoding: chunked")
                .end()
                .text("zz\r\n{}\r\n0\r\n\r\n")
                .send()
                .mustBeRefused();
    }

    @Test
    void doesNotLetARequestHideInAnother() {
        // Length and chunks at once: two readers would disagree on where the request ends.
        Answer answer =
                RawRequest.of("POST /api/v1/auth/login HTTP/1.1")
                        .header("Content-Type: application/json")
                        .header("Content-Length: 4")
                        .header("Transfer-Encoding: chunked")
                        .end()
                        .text("0\r\n\r\nGET /internal/prices HTTP/1.1\r\n\r\n")
                        .send();

        answer.mustBeRefused();
    }

    @Test
    void refusesAddressesAndHeadersAsLongAsABook() {
        RawRequest.of("GET /api/v1/products?q=" + "x".repeat(60_000) + " HTTP/1.1")
                .end()
                .send()
                .mustBeRefused();
        RawRequest.of("GET /api/v1/products HTTP/1.1")
                .header("X-Long: " + "x".repeat(60_000))
                .end()
                .send()
                .mustBeRefused();
        Request.get("/api/v1/products?q=" + "x".repeat(1_000)).send().mustBeProblem(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/xml",
                "image/png",
                "nonsense",
                "text/event-stream"
            })
    void explainsItselfInJsonWhateverTheClientPrefers(String accept) {
        Request.get("/api/v1/products/" + UUID.randomUUID())
                .header("Accept", accept)
                .send()
                .mustBeRefused();
        Request.get("/api/v1/users/me").header("Accept", accept).send().mustBeRefused();
        Request.post("/api/v1/auth/login")
                .header("Accept", accept)
                .body("{")
                .send()
                .mustBeRefused();
    }

    @AfterEach
    void nothingHappened() {
        witness.nothingHappened();
    }

    @AfterAll
    void nothingWasAdded() {
        witness.nothingWasAdded();
    }
}
