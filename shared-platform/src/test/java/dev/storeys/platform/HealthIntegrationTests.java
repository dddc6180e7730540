package dev.storeys.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.storeys.platform.inbox.Subscription;
import dev.storeys.platform.module.ModuleSchema;
import dev.storeys.platform.security.RouteAccess;
import dev.storeys.testing.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A service whose servers are not there when it starts, come, and go again. Kafka never comes;
 * Redis none of them needs.
 */
class HealthIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(60);

    record Event(String key) {}

    @Configuration
    @EnableAutoConfiguration
    static class Application {

        @Bean
        ModuleSchema schema() {
            return new ModuleSchema("health", HealthIntegrationTests.class);
        }

        @Bean
        Subscription<Event> ear() {
            return new Subscription<>(
                    "health", "health.ear", "health.events", Event.class, _ -> {});
        }

        @Bean
        JWKSource<SecurityContext> keys() {
            return new ImmutableJWKSet<>(new JWKSet());
        }

        @Bean
        RouteAccess open() {
            return requests -> requests.requestMatchers("/open/**").permitAll();
        }

        @Bean
        Shelf shelf(JdbcClient database) {
            return new Shelf(database);
        }
    }

    @RestController
    static class Shelf {

        private final JdbcClient database;

        Shelf(JdbcClient database) {
            this.database = database;
        }

        @GetMapping("/open/word")
        String word() {
            return "word";
        }

        @GetMapping("/open/row")
        String row() {
            return database.sql("SELECT 'row'").query(String.class).single();
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void livesWithoutItsServersAndServesUntilItMayEnd() throws Exception {
        URI postgres = URI.create(TestServers.jdbcUrl().substring("jdbc:".length()));
        try (Cable cable = new Cable(postgres.getHost(), postgres.getPort())) {
            cable.cut();
            CompletableFuture<ConfigurableApplicationContext> start =
                    CompletableFuture.supplyAsync(() -> start(cable, postgres.getPath()));
            assertThatThrownBy(() -> start.get(2, TimeUnit.SECONDS))
                    .as("it waits for its database")
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            cable.mend();
            ConfigurableApplicationContext process = start.get(SOON.toSeconds(), TimeUnit.SECONDS);
            try {
                survives(process, cable);
                servesUntilItEnds(process);
            } finally {
                process.close();
            }
        }
    }

    private void survives(ConfigurableApplicationContext process, Cable cable) throws Exception {
        assertThat(get(process, "/open/row").body()).isEqualTo("row");
        cable.cut();
        assertThat(get(process, "/open/row").statusCode()).isEqualTo(503);
        assertThat(get(process, "/livez").statusCode()).isEqualTo(200);
        // The next instance has the same database: to be taken out of turn would help nobody.
        assertThat(get(process, "/readyz").statusCode()).isEqualTo(200);
        cable.mend();
        await().atMost(SOON).until(() -> get(process, "/open/row").statusCode() == 200);
    }

    private void servesUntilItEnds(ConfigurableApplicationContext process) throws Exception {
        int port = port(process);
        Thread ending = Thread.ofVirtual().start(process::close);
        await().atMost(SOON).until(() -> get(port, "/readyz").statusCode() == 503);
        assertThat(get(port, "/livez").statusCode()).isEqualTo(200);
        HttpResponse<String> last = get(port, "/open/row");
        assertThat(last.statusCode()).isEqualTo(200);
        assertThat(last.headers().firstValue("Connection")).contains("close");
        assertThat(ending.join(SOON)).isTrue();
        assertThatThrownBy(() -> get(port, "/open/word")).isInstanceOf(IOException.class);
    }

    private static ConfigurableApplicationContext start(Cable cable, String database) {
        return SpringApplication.run(
                Application.class,
                "--server.port=0",
                "--management.server.port=0",
                "--spring.config.import=classpath:storeys-platform.yml",
                "--storeys.web.drain=4s",
                "--logging.level.org.apache.kafka=off",
                "--spring.kafka.admin.operation-timeout=1s",
                "--storeys.events.transport=kafka",
                "--spring.kafka.bootstrap-servers=localhost:1",
                "--storeys.database.main.acquire-timeout=500ms",
                "--storeys.database.main.primary=jdbc:postgresql://localhost:%d%s"
                        .formatted(cable.end(), database),
                "--storeys.database.main.username=" + TestServers.username(),
                "--storeys.database.main.password=" + TestServers.password());
    }

    private static int port(ConfigurableApplicationContext process) {
        return ((WebServerApplicationContext) process).getWebServer().getPort();
    }

    private HttpResponse<String> get(ConfigurableApplicationContext process, String path)
            throws IOException, InterruptedException {
        return get(port(process), path);
    }

    private HttpResponse<String> get(int port, String path)
            throws IOException, InterruptedException {
        URI address = URI.create("http://localhost:%d%s".formatted(port, path));
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
