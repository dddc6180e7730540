package dev.storeys.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.storeys.platform.security.RouteAccess;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whom a process takes a client for, by the connection and by what is forwarded. */
class ClientAddressIntegrationTests {

    @Configuration
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
            })
    @Import(Mirror.class)
    static class Application {

        @Bean
        JWKSource<SecurityContext> keys() {
            return new ImmutableJWKSet<>(new JWKSet());
        }

        @Bean
        RouteAccess open() {
            return requests -> requests.requestMatchers("/open/**").permitAll();
        }
    }

    @RestController
    static class Mirror {

        @GetMapping("/open/address")
        String address(HttpServletRequest request) {
            return request.getRemoteAddr();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', 203.0.113.7, 127.0.0.1",
        "10.0.0.0/8, 203.0.113.7, 127.0.0.1",
        "127.0.0.0/8, 203.0.113.7, 203.0.113.7",
        "127.0.0.0/8, '1.2.3.4, 203.0.113.7', 203.0.113.7",
        "'127.0.0.0/8,10.0.0.0/8', '1.2.3.4, 203.0.113.7, 10.1.1.1', 203.0.113.7",
        "127.0.0.0/8, 2001:db8::7, 2001:db8::7",
        "127.0.0.0/8, '', 127.0.0.1"
    })
    void isKnownByTheLastOneWhoIsTrusted(String trusted, String forwarded, String address)
            throws IOException, InterruptedException {
        try (ConfigurableApplicationContext process =
                        SpringApplication.run(
                                Application.class,
                                "--server.port=0",
                                "--management.server.port=0",
                                "--spring.config.import=classpath:storeys-platform.yml",
                                "--storeys.web.trusted-proxies=" + trusted);
                HttpClient http = HttpClient.newHttpClient()) {
            int port = ((WebServerApplicationContext) process).getWebServer().getPort();
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:%d/open/address".formatted(port)))
                            .header("X-Forwarded-For", forwarded)
                            .build();
            assertThat(http.send(request, BodyHandlers.ofString()).body()).isEqualTo(address);
        }
    }
}
