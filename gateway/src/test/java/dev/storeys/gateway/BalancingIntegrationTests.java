package dev.storeys.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Two instances of a service, of which one is restarted, falls ill or dies. */
class BalancingIntegrationTests extends GatewayTest {

    private static final String PATH = "/api/v1/orders";
    private static final Duration NOTICED = Duration.ofSeconds(20);
    private static final int REQUESTS = 6;

    private static final StubService OTHER_ORDER = new StubService("other order");

    @DynamicPropertySource
    static void instances(DynamicPropertyRegistry settings) {
        settings.add("test.more-orders", () -> OTHER_ORDER.url() + ",");
        settings.add("test.more-keys", () -> "http://localhost:1/jwks,");
    }

    @AfterEach
    void well() {
        ORDER.isReady(true);
        OTHER_ORDER.isReady(true);
        OTHER_ORDER.keepsConnections(true);
    }

    @Test
    void givesEachItsShare() {
        await().atMost(NOTICED).until(() -> shareOf(ORDER) == REQUESTS / 2);
    }

    @Test
    void sendsWhatCouldNotBeSentToOneToTheOther() throws Exception {
        // On a connection from before, the first one would be lost instead of finding nobody.
        OTHER_ORDER.keepsConnections(false);
        await().atMost(NOTICED).until(() -> shareOf(OTHER_ORDER) == REQUESTS / 2);
        OTHER_ORDER.goAway();
        try {
            ORDER.forget();
            for (int number = 0; number < REQUESTS; number++) {
                assertThat(send(post(number)).statusCode()).isEqualTo(200);
            }
            assertThat(ORDER.seen())
                    .extracting(seen -> new String(seen.body(), StandardCharsets.UTF_8))
                    .containsExactlyElementsOf(
                            Stream.iterate(0, number -> number + 1)
                                    .limit(REQUESTS)
                                    .map(Object::toString)
                                    .toList());
        } finally {
            OTHER_ORDER.comeBack();
        }
    }

    @Test
    void sendsNothingToOneThatIsNotReadyUntilItIs() {
        OTHER_ORDER.isReady(false);
        await().atMost(NOTICED).until(() -> shareOf(OTHER_ORDER) == 0);
        OTHER_ORDER.isReady(true);
        await().atMost(NOTICED).until(() -> shareOf(OTHER_ORDER) > 0);
    }

    @Test
    void asksThemAllTheSameWhenNoneIsReady() {
        OTHER_ORDER.isReady(false);
        await().atMost(NOTICED).until(() -> shareOf(OTHER_ORDER) == 0);
        ORDER.isReady(false);
        await().atMost(NOTICED).until(() -> shareOf(OTHER_ORDER) > 0);
    }

    @Test
    void saysThatAllAreAway() throws Exception {
        ORDER.goAway();
        OTHER_ORDER.goAway();
        try {
            assertProblem(send(post(1)), 503, "service-unavailable");
        } finally {
            ORDER.comeBack();
            OTHER_ORDER.comeBack();
        }
    }

    @Test
    void showsNobodyWhetherOneIsReady() throws Exception {
        assertProblem(get("/readyz"), 404, "not-found");
        assertProblem(get("/livez"), 404, "not-found");
    }

    @Test
    void listsEveryInstance() throws Exception {
        assertThat(get("/api/v1/topology").body())
                .contains("order-service-1", "order-service-2")
                .doesNotContain("product-service-2");
    }

    /** How many of some requests it got. */
    private int shareOf(StubService instance) throws Exception {
        ORDER.forget();
        OTHER_ORDER.forget();
        for (int i = 0; i < REQUESTS; i++) {
            assertThat(send(signedIn(PATH)).statusCode()).isEqualTo(200);
        }
        return instance.seen().size();
    }

    private HttpRequest.Builder post(int number) {
        return signedIn(PATH).POST(BodyPublishers.ofString(Integer.toString(number)));
    }
}
