package dev.storeys.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Which requests take the fast lane. That it makes no difference is what all other tests of the
 * gateway say, which are played with it and without it.
 */
@TestPropertySource(properties = "storeys.fast-lane.enabled=true")
class FastLaneIntegrationTests extends GatewayTest {

    @Autowired MeterRegistry metrics;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/products",
                "/api/v1/products?limit=20&cursor=ab-_c&sort=price",
                "/api/v1/products/01a210b1-431f-7c19-aa55-3fbc480afc62/reviews",
                "/api/v1/orders",
                "/api/v1/orders/01a210b1-431f-7c19-aa55-3fbc480afc62"
            })
    void takesPlainRequests(String path) throws Exception {
        assertThat(fastOf(signedIn(path))).isOne();
    }

    @Test
    void takesBodiesAndMethods() throws Exception {
        var body = BodyPublishers.ofString("{\"a\":1}");
        assertThat(fastOf(signedIn("/api/v1/orders").POST(body))).isOne();
        assertThat(fastOf(signedIn("/api/v1/cart/items/1").PUT(body))).isOne();
        assertThat(fastOf(signedIn("/api/v1/users/me").method("PATCH", body))).isOne();
        assertThat(fastOf(signedIn("/api/v1/cart/items/1").DELETE())).isOne();
        assertThat(fastOf(signedIn("/api/v1/orders").HEAD())).isOne();
        assertThat(new String(ORDER.seen().getFirst().body())).isEqualTo("{\"a\":1}");
    }

    @Test
    void takesStrangersToWhatIsOpen() throws Exception {
        assertThat(fastOf(to("/api/v1/products"))).isOne();
        assertThat(fastOf(to("/api/v1/orders"))).isZero();
    }

    @Test
    void leavesATokenThatItDoesNotKnowToTheChainOnce() throws Exception {
        HttpRequest.Builder request =
                to("/api/v1/orders").header("Authorization", "Bearer " + Tokens.good());
        assertThat(fastOf(request)).isZero();
        assertThat(fastOf(request)).isOne();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/products;a=1    | a path parameter",
                "/api/v1/products/%2e%2e | something hidden",
                "/api/v1/products?q=%00  | something hidden",
                "/api/v1//products       | an empty segment",
                "/.well-known/jwks.json  | a hidden segment",
                "/api/v1/topology        | the gateway's own",
                "/actuator/health        | nobody's",
                "/                       | a page"
            })
    void leavesWhatIsNotPlainToTheChain(String path, String why) throws Exception {
        assertThat(fastOf(signedIn(path))).as(why).isZero();
    }

    @Test
    void leavesCrossOriginRequestsAndBodiesInPiecesToTheChain() throws Exception {
        assertThat(fastOf(to("/api/v1/products").header("Origin", "http://a.example"))).isZero();
        var pieces = BodyPublishers.fromPublisher(BodyPublishers.ofString("{}"));
        assertThat(fastOf(signedIn("/api/v1/orders").POST(pieces))).isZero();
    }

    @Test
    void timesItsRequestsAsTheChainDoes() throws Exception {
        get("/api/v1/products");
        // They are counted once the answer is out.
        await().until(() -> timed() > 0);
        long before = timed();
        get("/api/v1/products/1");
        get("/api/v1/products/%31");
        await().until(() -> timed() == before + 2);
    }

    private long timed() {
        return metrics
                .find("http.server.requests")
                .tag("uri", "/api/v1/products/**")
                .tags("status", "200", "method", "GET", "outcome", "SUCCESS")
                .tags("exception", "none", "error", "none")
                .timers()
                .stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private long fastOf(HttpRequest.Builder request) throws Exception {
        double fast = by("fast");
        double all = fast + by("chain");
        send(request);
        await().until(() -> by("fast") + by("chain") == all + 1);
        return Math.round(by("fast") - fast);
    }

    private double by(String lane) {
        return metrics.get("storeys.gateway.lane").tag("lane", lane).counter().count();
    }
}
