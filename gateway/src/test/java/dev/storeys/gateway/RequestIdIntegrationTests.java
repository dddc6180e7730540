package dev.storeys.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdIntegrationTests extends GatewayTest {

    private static final String HEADER = "X-Request-Id";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @Test
    void goesOnToTheService() throws Exception {
        HttpResponse<String> answer = send(to("/api/v1/products").header(HEADER, "order-4711"));

        assertThat(PRODUCT.last().header(HEADER)).containsExactly("order-4711");
        assertThat(answer.headers().allValues(HEADER)).containsExactly("order-4711");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "with space", "a;b;c;d;e;f", "<script>x</script>"})
    void isNotPassedOnWhenItCouldDoHarm(String id) throws Exception {
        HttpResponse<String> answer = send(to("/api/v1/products").header(HEADER, id));

        assertThat(PRODUCT.last().header(HEADER)).isEmpty();
        assertThat(answer.headers().allValues(HEADER))
                .singleElement()
                .asString()
                .matches("[0-9a-f]{32}");
    }

    @Test
    void isTheTraceThatTheServiceIsTold() throws Exception {
        HttpResponse<String> answer = get("/api/v1/products");

        String id = answer.headers().firstValue(HEADER).orElseThrow();
        assertThat(PRODUCT.last().header("traceparent"))
                .singleElement()
                .asString()
                .matches("00-" + id + "-[0-9a-f]{16}-0[0-3]");
    }

    @Test
    void isTheTraceThatARefusalNames() throws Exception {
        HttpResponse<String> refusal = get("/api/v1/orders");

        assertProblem(refusal, 401, "unauthorized");
        assertThat(refusal.headers().firstValue(HEADER))
                .contains(json(refusal.body()).get("traceId").asString());
    }

    @Test
    void continuesTheTraceOfTheClient() throws Exception {
        HttpResponse<String> answer =
                send(to("/api/v1/products").header("traceparent", parent(TRACE)));

        assertThat(answer.headers().firstValue(HEADER)).contains(TRACE);
        assertThat(PRODUCT.last().header("traceparent"))
                .singleElement()
                .asString()
                .startsWith("00-" + TRACE + "-")
                .doesNotContain(SPAN);
    }

    @Test
    void beginsATraceWhenTheClientsIsNone() throws Exception {
        send(to("/api/v1/products").header("traceparent", parent("0".repeat(32))));

        assertThat(PRODUCT.last().header("traceparent"))
                .singleElement()
                .asString()
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]")
                .doesNotContain("0".repeat(32));
    }

    private static String parent(String trace) {
        return "00-" + trace + "-" + SPAN + "-01";
    }
}
