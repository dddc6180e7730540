package dev.storeys.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalIntegrationTests extends GatewayTest {

    private static final int MEBIBYTE = 1024 * 1024;

    @Test
    void takesABodyOfOneMebibyte() throws Exception {
        var response =
                send(to("/api/v1/users").POST(BodyPublishers.ofByteArray(new byte[MEBIBYTE])));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(USER.last().body()).hasSize(MEBIBYTE);
    }

    @Test
    void refusesAnAnnouncedBodyThatIsLarger() throws Exception {
        var response =
                send(to("/api/v1/users").POST(BodyPublishers.ofByteArray(new byte[2 * MEBIBYTE])));
        assertProblem(response, 413, "body-too-large");
        assertThat(USER.seen()).isEmpty();
    }

    @Test
    void refusesAChunkedBodyThatIsLarger() throws Exception {
        var pieces = new ByteArrayInputStream(new byte[2 * MEBIBYTE]);
        var response = send(to("/api/v1/users").POST(BodyPublishers.ofInputStream(() -> pieces)));
        assertProblem(response, 413, "body-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/products?q=[a|b] HTTP/1.1",
                "GET /api/v1/products/%zz HTTP/1.1",
                "GET /api/v1/products/%00 HTTP/1.1",
                "GET /api/v1/products/%2e%2e%2finternal HTTP/1.1",
                "GET /api/v1/products/../../internal/prices HTTP/1.1",
                "GET //api/v1/orders HTTP/1.1",
                "GET /api/v1/orders;a=b HTTP/1.1",
                "GET /api/v1/products\\x HTTP/1.1",
                "GET /\u0001 HTTP/1.1",
                "GET",
                "nonsense",
                "GET / HTTP/9.9x"
            })
    void refusesMalformedRequestLines(String line) throws Exception {
        String answer = raw(line + "\r\nHost: shop\r\nConnection: close\r\n\r\n");
        assertRefused(answer, 400, "bad-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bad Header: a",
                ": a",
                "No colon at all",
                "Content-Length: -1",
                "Content-Length: x",
                "Content-Length: 1\r\nContent-Length: 2",
                "X-Control: a\u0007b"
            })
    void refusesMalformedHeaders(String header) throws Exception {
        String answer =
                raw(
                        "GET /api/v1/products HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n"
                                + header
                                + "\r\n\r\n");
        assertRefused(answer, 400, "bad-request");
    }

    @Test
    void refusesHeadersAndUrlsOfUnusualLength() throws Exception {
        String header =
                raw("GET / HTTP/1.1\r\nHost: shop\r\nX-A: " + "a".repeat(20_000) + "\r\n\r\n");
        assertRefused(header, 431, "request-header-fields-too-large");
        String url = raw("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: shop\r\n\r\n");
        assertRefused(url, 414, "uri-too-long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "FOO", "PROPFIND"})
    void refusesUnusualMethods(String method) throws Exception {
        String answer =
                raw(
                        method
                                + " /api/v1/products HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n");
        assertRefused(answer, 405, "method-not-allowed");
    }

    @Test
    void namesTheMethodsOfItsOwnCalls() throws Exception {
        var response = send(signedIn("/api/v1/topology").DELETE());
        assertProblem(response, 405, "method-not-allowed");
        assertThat(response.headers().firstValue("Allow").orElseThrow()).contains("GET");
    }

    @Test
    void signsItsRefusals() throws Exception {
        var response = get("/nothing");
        assertThat(response.headers().allValues("X-Served-By")).containsExactly("gateway-7");
        assertThat(response.headers().allValues("X-Content-Type-Options"))
                .containsExactly("nosniff");
    }

    private static void assertRefused(String answer, int status, String slug) {
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(answer.toLowerCase()).contains("content-type: application/problem+json");
        assertProblem(answer.substring(answer.indexOf("\r\n\r\n") + 4), status, slug);
    }
}
