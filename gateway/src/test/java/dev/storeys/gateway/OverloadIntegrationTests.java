package dev.storeys.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** One shop that has all routes, and works on eight requests at once. */
@Timeout(60)
@TestPropertySource(
        properties = {
            "storeys.overload.least=8",
            "storeys.overload.most=8",
            "storeys.limits.enabled=false"
        })
class OverloadIntegrationTests extends GatewayTest {

    private static final String BROWSE = "/api/v1/products";
    private static final String CHECKOUT = "/api/v1/orders";
    private static final int PLACES = 8;
    // Three quarters.
    private static final int KEPT_FOR_CHECKOUTS = 6;

    private static final BusyShop SHOP = new BusyShop();

    @DynamicPropertySource
    static void shop(DynamicPropertyRegistry settings) {
        settings.add("storeys.routes.shop", SHOP::url);
    }

    @AfterEach
    void quiet() {
        SHOP.answer();
        await().until(() -> SHOP.inside() == 0);
    }

    @Test
    void refusesAtOnceWhatThereIsNoPlaceForAndServesTheRest() throws Exception {
        SHOP.stopAnswering();
        var inside = browseUntilFull();
        List<CompletableFuture<HttpResponse<String>>> others = browse(20);
        for (var other : others) {
            HttpResponse<String> refused = other.join();
            assertProblem(refused, 503, "overloaded");
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        }
        assertThat(SHOP.inside()).isEqualTo(PLACES);
        assertThat(metrics())
                .contains(
                        "storeys_overload_limit{pool=\"shop\"} 8.0",
                        "storeys_overload_inside{pool=\"shop\"} 8.0")
                .containsPattern(
                        "storeys_overload_refused_total\\{pool=\"shop\",priority=\"browse\"} [1-9]");

        SHOP.answer();
        assertThat(inside).allMatch(answer -> answer.join().statusCode() == 200);
        assertThat(get(BROWSE).statusCode()).isEqualTo(200);
    }

    @Test
    void letsCheckoutsInWhereLookingAroundIsRefused() throws Exception {
        SHOP.stopAnswering();
        browseUntilFull();
        var checkouts = IntStream.range(0, KEPT_FOR_CHECKOUTS).mapToObj(_ -> buy()).toList();
        await().until(() -> SHOP.inside() == PLACES + KEPT_FOR_CHECKOUTS);
        assertProblem(get(BROWSE), 503, "overloaded");
        assertProblem(buy().join(), 503, "overloaded");

        SHOP.answer();
        assertThat(checkouts).allMatch(answer -> answer.join().statusCode() == 200);
    }

    @Test
    void takesThePlaceOfAClientThatLeavesBack() throws Exception {
        SHOP.stopAnswering();
        browseUntilFull().forEach(answer -> answer.cancel(true));
        await().until(() -> browse(1).getFirst().isDone() || SHOP.inside() > PLACES);
    }

    @Test
    void keepsNoPlaceForAStream() throws Exception {
        List<InputStream> streams = new ArrayList<>();
        for (int stream = 0; stream < 2 * PLACES; stream++) {
            HttpResponse<InputStream> answer =
                    http.send(signedIn(BusyShop.STREAM).build(), BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            streams.add(answer.body());
        }
        assertThat(get(BROWSE).statusCode()).isEqualTo(200);
        for (InputStream stream : streams) {
            stream.close();
        }
    }

    @Test
    void keepsNoPlaceForOneWhoHasNotSentHisOrderYet() throws Exception {
        List<SlowClient> clients =
                IntStream.range(0, 3 * PLACES)
                        .mapToObj(_ -> new SlowClient(port, CHECKOUT))
                        .toList();
        assertThat(get(BROWSE).statusCode()).isEqualTo(200);
        assertThat(buy().join().statusCode()).isEqualTo(200);
        assertThat(metrics()).contains("storeys_overload_inside{pool=\"shop\"} 0.0");
        for (SlowClient client : clients) {
            assertThat(client.finish()).startsWith("HTTP/1.1 200");
        }
    }

    /** Chunks may come for as long as their sender likes. */
    @Test
    void doesNotKeepTheRoomOfCheckoutsForLargeBodies() throws Exception {
        SHOP.stopAnswering();
        browseUntilFull();
        HttpRequest.Builder chunked =
                signedIn(CHECKOUT).POST(BodyPublishers.ofInputStream(InputStream::nullInputStream));
        assertProblem(send(chunked), 503, "overloaded");
    }

    private List<CompletableFuture<HttpResponse<String>>> browseUntilFull() {
        var calls = browse(PLACES);
        await().until(() -> SHOP.inside() == PLACES);
        return calls;
    }

    private List<CompletableFuture<HttpResponse<String>>> browse(int visitors) {
        return IntStream.range(0, visitors).mapToObj(_ -> ask(to(BROWSE))).toList();
    }

    private CompletableFuture<HttpResponse<String>> buy() {
        return ask(signedIn(CHECKOUT).POST(BodyPublishers.ofString("{}")));
    }

    private CompletableFuture<HttpResponse<String>> ask(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), BodyHandlers.ofString());
    }

    private String metrics() throws Exception {
        URI uri = URI.create("http://localhost:" + managementPort + "/actuator/prometheus");
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
}
