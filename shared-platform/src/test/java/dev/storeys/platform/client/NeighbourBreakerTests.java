package dev.storeys.platform.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.storeys.platform.SilentServer;
import dev.storeys.platform.breaker.BreakerAutoConfiguration;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.cloud.loadbalancer.config.BlockingLoadBalancerClientAutoConfiguration;
import org.springframework.cloud.loadbalancer.config.LoadBalancerAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.service.annotation.GetExchange;

@Timeout(30)
class NeighbourBreakerTests {

    private static final int MINIMUM = 4;
    private static final Duration SHORT = Duration.ofMillis(300);

    private final SilentServer server = new SilentServer();

    /** Short where it is waited for in vain. */
    private Duration readTimeout = Duration.ofSeconds(10);

    interface Catalogue {
        @GetExchange("/price")
        String price();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void refusesAtOnceWhenANeighbourIsFrozenAndAsksAgainSoon() {
        readTimeout = SHORT;
        with(context -> {
            Catalogue catalogue = catalogue(context);
            askAllAtOnce(catalogue);

            NeighbourUnavailable refusal = refusal(catalogue);
            assertThat(refusal).hasCauseInstanceOf(CallNotPermittedException.class);
            assertThat(refusal.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
            assertThat(refusal.getStatusCode().value()).isEqualTo(503);
            assertThat(openCircuits(context)).isEqualTo(1);

            server.answers("200 OK", "", "5");
            await().atMost(Duration.ofSeconds(10))
                    .ignoreExceptionsInstanceOf(NeighbourUnavailable.class)
                    .until(() -> catalogue.price().equals("5"));
            await().atMost(Duration.ofSeconds(10))
                    .ignoreExceptionsInstanceOf(NeighbourUnavailable.class)
                    .until(() -> catalogue.price().equals("5") && openCircuits(context) == 0);
        });
    }

    /** A body that never ends is no answer, although its head was one. */
    @Test
    void refusesWhenAnAnswerStopsHalfWay() {
        server.answersOnlyHeads();
        readTimeout = SHORT;
        with(context -> {
            Catalogue catalogue = catalogue(context);
            assertThat(refusal(catalogue)).hasRootCauseInstanceOf(IOException.class);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"500 Defect", "502 Bad Gateway", "503 Service Unavailable"})
    void opensForFailures(String status) {
        server.answers(status, "", "");
        with(context -> {
            Catalogue catalogue = catalogue(context);
            askAllAtOnce(catalogue);
            assertThat(refusal(catalogue)).hasCauseInstanceOf(CallNotPermittedException.class);
        });
    }

    @Test
    void staysClosedForRefusals() {
        server.answers("409 Conflict", "", "");
        with(context -> {
            Catalogue catalogue = catalogue(context);
            for (int call = 0; call < 2 * MINIMUM; call++) {
                assertThat(catchThrowableOfType(HttpClientErrorException.class, catalogue::price))
                        .isNotNull();
            }
        });
    }

    /** It lives, and refuses what is too much for it. */
    @Test
    void staysClosedForANeighbourThatAsksToComeAgain() {
        server.answers("503 Busy", "Retry-After: 1\r\n", "");
        with(context -> {
            Catalogue catalogue = catalogue(context);
            for (int call = 0; call < 2 * MINIMUM; call++) {
                assertThat(refusal(catalogue)).hasNoCause();
            }
        });
    }

    private void with(ContextConsumer<ApplicationContext> test) {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(
                                BreakerAutoConfiguration.class,
                                RestClientAutoConfiguration.class,
                                LoadBalancerAutoConfiguration.class,
                                BlockingLoadBalancerClientAutoConfiguration.class,
                                ClientAutoConfiguration.class))
                .withPropertyValues(
                        "storeys.neighbours.product.url=" + server.url(),
                        "storeys.neighbours.product.read-timeout=" + readTimeout.toMillis() + "ms",
                        "storeys.breaker.minimum-calls=" + MINIMUM,
                        "storeys.breaker.pause=2s")
                .run(test::accept);
    }

    private static Catalogue catalogue(ApplicationContext context) {
        return context.getBean(Neighbours.class).client("product", Catalogue.class);
    }

    private static void askAllAtOnce(Catalogue catalogue) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int call = 0; call < MINIMUM; call++) {
                threads.execute(() -> refusal(catalogue));
            }
        }
    }

    private static NeighbourUnavailable refusal(Catalogue catalogue) {
        return catchThrowableOfType(NeighbourUnavailable.class, catalogue::price);
    }

    private static double openCircuits(ApplicationContext context) {
        MeterRegistry meters = new SimpleMeterRegistry();
        context.getBean(MeterBinder.class).bindTo(meters);
        return meters.get("resilience4j.circuitbreaker.state")
                .tag("name", "neighbour-product")
                .tag("state", "open")
                .gauge()
                .value();
    }
}
