package dev.storeys.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientProperties.Pool.PoolType;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.WebsocketRoutingFilter;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.context.ApplicationContext;

class RoutingIntegrationTests extends GatewayTest {

    @Autowired RouteLocator routes;
    @Autowired HttpClientProperties client;
    @Autowired ApplicationContext context;

    @ParameterizedTest
    @CsvSource({
        "/api/v1/users/me, user",
        "/api/v1/auth/sessions, user",
        "/api/v1/products, product",
        "/api/v1/products/0b1/reviews, product",
        "/api/v1/cart, order",
        "/api/v1/cart/items/0b1, order",
        "/api/v1/orders, order",
        "/api/v1/orders/0b1/cancel, order",
        "/api/v1/coupons, order"
    })
    void sendsEachPathToItsService(String path, String service) throws Exception {
        HttpResponse<String> response = send(signedIn(path));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response.body()).get("service").asString()).isEqualTo(service);
        assertThat(response.headers().allValues("X-Served-By"))
                .containsExactly(service + "-service-1");
    }

    @Test
    void passesQueryBodyAndApiHeadersOn() throws Exception {
        send(
                signedIn("/api/v1/orders?a=%C3%BC&b=1%2B1")
                        .header("Idempotency-Key", "k-1")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"a\":1}")));
        StubService.Seen seen = ORDER.last();
        assertThat(seen.path()).isEqualTo("/api/v1/orders?a=%C3%BC&b=1%2B1");
        assertThat(new String(seen.body())).isEqualTo("{\"a\":1}");
        assertThat(seen.header("Idempotency-Key")).containsExactly("k-1");
        assertThat(seen.header("Authorization").getFirst()).startsWith("Bearer ey");
        assertThat(seen.header("traceparent")).hasSize(1);
    }

    @Test
    void letsTheProvidersWebhooksThroughWithoutATokenAndNothingElseOfPayments() throws Exception {
        HttpResponse<String> response =
                send(
                        to("/api/v1/payments/webhooks")
                                .header("Sandbox-Signature", "t=1,v1=ab")
                                .POST(BodyPublishers.ofString("{ \"a\":1}")));
        assertThat(response.statusCode()).isEqualTo(200);
        StubService.Seen seen = PAYMENT.last();
        assertThat(seen.header("Sandbox-Signature")).containsExactly("t=1,v1=ab");
        assertThat(new String(seen.body())).isEqualTo("{ \"a\":1}");
        assertProblem(send(signedIn("/api/v1/payments")), 404, "not-found");
        assertProblem(get("/api/v1/payments/webhooks"), 401, "unauthorized");
    }

    @Test
    void sendsAPlainGetWithoutABody() throws Exception {
        get("/api/v1/products");
        assertThat(PRODUCT.last().header("Transfer-Encoding")).isEmpty();
        assertThat(PRODUCT.last().header("Content-Length"))
                .isIn(java.util.List.of(), java.util.List.of("0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/reservations",
                "/actuator/health",
                "/actuator/prometheus",
                "/nothing",
                "/.well-known/other",
                "/favicon.ico"
            })
    void knowsNothingElse(String path) throws Exception {
        assertProblem(get(path), 404, "not-found");
        assertProblem(send(signedIn(path)), 404, "not-found");
    }

    @Test
    void saysNotFoundForAnUnknownCallOfTheApi() throws Exception {
        assertProblem(send(signedIn("/api/v1/nothing")), 404, "not-found");
        assertProblem(get("/api/v1/nothing"), 401, "unauthorized");
    }

    @Test
    void passesAnOddAddressOnWordForWord() throws Exception {
        String answer =
                raw(
                        "GET /api/v1/products/\u00e9?q=%41%2b HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n");
        assertThat(answer).doesNotStartWith("HTTP/1.1 5");
        send(signedIn("/api/v1/orders/a%20b?q=%41%2b"));
        assertThat(ORDER.last().path()).isEqualTo("/api/v1/orders/a%20b?q=%41%2b");
    }

    @Test
    void hasNoWebSocketRoute() throws Exception {
        assertThat(routes.getRoutes().collectList().block())
                .isNotEmpty()
                .allSatisfy(route -> assertThat(route.getUri().getScheme()).isEqualTo("http"));
        assertThat(context.getBeansOfType(GlobalFilter.class).values())
                .noneMatch(WebsocketRoutingFilter.class::isInstance);
        String answer =
                raw(
                        "GET /api/v1/products HTTP/1.1\r\nHost: shop\r\nConnection: Upgrade\r\n"
                                + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
                                + "GET / HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(PRODUCT.last().header("Upgrade")).isEmpty();
    }

    @Test
    void readsItsHttpClientSettings() {
        assertThat(client.getConnectTimeout()).isEqualTo(1000);
        assertThat(client.getPool().getType()).isEqualTo(PoolType.FIXED);
        assertThat(client.getPool().getMaxIdleTime()).isEqualTo(Duration.ofSeconds(20));
    }
}
