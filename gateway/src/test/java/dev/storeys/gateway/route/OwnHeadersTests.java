package dev.storeys.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class OwnHeadersTests {

    @ParameterizedTest
    @CsvSource({"https, max-age=31536000", "http,"})
    void keepBrowsersAtHttpsOnlyWhereTheyCameByIt(String scheme, String rule) {
        MockServerWebExchange exchange =
                MockServerWebExchange.from(MockServerHttpRequest.get(scheme + "://shop.example/"));

        new OwnHeaders("gateway-7")
                .filter(exchange, same -> same.getResponse().setComplete())
                .block();

        assertThat(exchange.getResponse().getHeaders().getFirst("Strict-Transport-Security"))
                .isEqualTo(rule);
    }
}
