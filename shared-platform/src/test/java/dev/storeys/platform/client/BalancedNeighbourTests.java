package dev.storeys.platform.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.storeys.platform.breaker.BreakerAutoConfiguration;
import dev.storeys.platform.security.SecuritySettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cloud.loadbalancer.config.BlockingLoadBalancerClientAutoConfiguration;
import org.springframework.cloud.loadbalancer.config.LoadBalancerAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Two instances of a neighbour, over real HTTP. */
class BalancedNeighbourTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    interface Api {
        @GetExchange("/thing?word=a%20b")
        String read();

        @PostExchange("/thing")
        String change(@RequestBody String text);
    }

    /** Answers with its name, or hangs up when it is ill. */
    private static final class Instance {

        private final String name;
        private final HttpServer server;
        private final AtomicInteger asked = new AtomicInteger();
        private volatile boolean ill;
        private volatile boolean ready = true;

        Instance(String name) throws IOException {
            this.name = name;
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/readyz", this::readiness);
            server.createContext("/thing", this::answer);
            server.start();
        }

        private void readiness(HttpExchange exchange) throws IOException {
            exchange.sendResponseHeaders(ready ? 200 : 503, -1);
            exchange.close();
        }

        private void answer(HttpExchange exchange) throws IOException {
            asked.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            if (!ill) {
                exchange.sendResponseHeaders(200, name.length());
                exchange.getResponseBody()
                        .write(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
            exchange.close();
        }

        String url() {
            return "http://localhost:" + server.getAddress().getPort();
        }
    }

    @Configuration
    @EnableConfigurationProperties(SecuritySettings.class)
    static class Settings {}

    private Instance one;
    private Instance two;

    @BeforeEach
    void start() throws IOException {
        one = new Instance("one");
        two = new Instance("two");
    }

    @AfterEach
    void stop() {
        one.server.stop(0);
        two.server.stop(0);
    }

    @Test
    void givesEachItsShare() {
        withClient(api -> await().atMost(SOON).until(() -> answersOf(api, "two") == 2));
    }

    @Test
    void passesOverOneThatIsGoneWhateverTheMethod() {
        withClient(api -> {
            two.server.stop(0);
            for (int i = 0; i < 6; i++) {
                assertThat(api.change("text")).isEqualTo("one");
            }
            assertThat(one.asked).hasValue(6);
        });
    }

    @Test
    void sendsWhatMayHaveArrivedAgainOnlyIfItReads() {
        withClient(api -> {
            one.ill = true;
            two.ill = true;
            assertThatExceptionOfType(NeighbourUnavailable.class)
                    .isThrownBy(() -> api.change("text"));
            assertThat(one.asked.get() + two.asked.get()).isEqualTo(1);
            assertThatExceptionOfType(NeighbourUnavailable.class).isThrownBy(api::read);
            assertThat(one.asked.get() + two.asked.get()).isEqualTo(3);
        });
    }

    @Test
    void asksNobodyWhoIsNotReadyUntilHeIs() {
        withClient(api -> {
            two.ready = false;
            await().atMost(SOON).until(() -> answersOf(api, "two") == 0);
            two.ready = true;
            await().atMost(SOON).until(() -> answersOf(api, "two") == 2);
        });
    }

    @Test
    void saysThatAllAreAway() {
        withClient(api -> {
            one.server.stop(0);
            two.server.stop(0);
            assertThatExceptionOfType(NeighbourUnavailable.class).isThrownBy(api::read);
        });
    }

    private static int answersOf(Api api, String name) {
        int answers = 0;
        for (int i = 0; i < 4; i++) {
            answers += api.read().equals(name) ? 1 : 0;
        }
        return answers;
    }

    private void withClient(Consumer<Api> test) {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withUserConfiguration(Settings.class)
                .withConfiguration(
                        AutoConfigurations.of(
                                BreakerAutoConfiguration.class,
                                RestClientAutoConfiguration.class,
                                LoadBalancerAutoConfiguration.class,
                                BlockingLoadBalancerClientAutoConfiguration.class,
                                ClientAutoConfiguration.class))
                .withPropertyValues(
                        "spring.config.import=classpath:storeys-platform.yml",
                        "storeys.neighbours.thing.url=%s,%s".formatted(one.url(), two.url()))
                .run(context ->
                        test.accept(context.getBean(Neighbours.class).client("thing", Api.class)));
    }
}
