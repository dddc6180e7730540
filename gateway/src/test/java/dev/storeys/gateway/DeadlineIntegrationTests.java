package dev.storeys.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = "spring.cloud.gateway.server.webflux.httpclient.response-timeout=20s")
class DeadlineIntegrationTests extends GatewayTest {

    private static final String HEADER = "X-Request-Deadline";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void tellsServicesHowLongItWaitsForThem() throws Exception {
        long before = System.currentTimeMillis();
        get("/api/v1/products");
        long after = System.currentTimeMillis();
        assertThat(Long.parseLong(PRODUCT.last().header(HEADER).getFirst()))
                .isBetween(before + PATIENCE.toMillis(), after + PATIENCE.toMillis());
    }

    @Test
    void doesNotPassOnWhatAClientSays() throws Exception {
        send(to("/api/v1/products").header(HEADER, "1"));
        List<String> told = PRODUCT.last().header(HEADER);
        assertThat(told).hasSize(1).doesNotContain("1");
    }
}
