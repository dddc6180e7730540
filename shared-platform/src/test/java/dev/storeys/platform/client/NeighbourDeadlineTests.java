package dev.storeys.platform.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.storeys.platform.breaker.BreakerAutoConfiguration;
import dev.storeys.platform.security.SecuritySettings;
import dev.storeys.platform.web.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cloud.loadbalancer.config.BlockingLoadBalancerClientAutoConfiguration;
import org.springframework.cloud.loadbalancer.config.LoadBalancerAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.service.annotation.GetExchange;

/** Who is asked on behalf of a request hears until when its answer is waited for. */
class NeighbourDeadlineTests {

    private static final String DEADLINE = "4102444800000";

    private final List<Optional<String>> heard = new CopyOnWriteArrayList<>();
    private HttpServer neighbour;

    interface Api {
        @GetExchange("/price")
        String price();
    }

    @Configuration
    @EnableConfigurationProperties(SecuritySettings.class)
    static class Settings {}

    @BeforeEach
    void start() throws IOException {
        neighbour =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        neighbour.createContext("/price", this::answer);
        neighbour.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        heard.add(Optional.ofNullable(exchange.getRequestHeaders().getFirst(Deadline.HEADER)));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    @AfterEach
    void stop() {
        RequestContextHolder.resetRequestAttributes();
        neighbour.stop(0);
    }

    @Test
    void passesTheDeadlineOfTheRequestOn() {
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withConfiguration(
                        AutoConfigurations.of(
                                BreakerAutoConfiguration.class,
                                RestClientAutoConfiguration.class,
                                LoadBalancerAutoConfiguration.class,
                                BlockingLoadBalancerClientAutoConfiguration.class,
                                ClientAutoConfiguration.class))
                .withPropertyValues(
                        "storeys.neighbours.thing.url=http://localhost:"
                                + neighbour.getAddress().getPort())
                .run(context -> {
                    Api api = context.getBean(Neighbours.class).client("thing", Api.class);
                    api.price();
                    MockHttpServletRequest request = new MockHttpServletRequest();
                    request.addHeader(Deadline.HEADER, DEADLINE);
                    RequestContextHolder.setRequestAttributes(
                            new ServletRequestAttributes(request));
                    api.price();
                });
        assertThat(heard).containsExactly(Optional.empty(), Optional.of(DEADLINE));
    }
}
