package dev.storeys.gateway;

import static dev.storeys.gateway.MoodyService.Mood.IS_SILENT;
import static dev.storeys.gateway.MoodyService.Mood.STREAMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.test.context.TestPropertySource;

/** Server-sent events pass through as they come, for longer than an answer may take. */
@Timeout(30)
@TestPropertySource(
        properties = "spring.cloud.gateway.server.webflux.httpclient.response-timeout=700ms")
class StreamIntegrationTests extends GatewayTest {

    private static final String PATH = "/api/v1/notifications";
    private static final Duration RESPONSE_TIMEOUT = Duration.ofMillis(700);

    @Test
    void passesEachEventOnAsItComes() throws Exception {
        NOTIFICATION.will(STREAMS);
        HttpResponse<InputStream> answer = watch();
        Socket stream = NOTIFICATION.stream();
        BufferedReader events = new BufferedReader(new InputStreamReader(answer.body()));

        assertThat(events.readLine()).isEqualTo(":");
        assertThat(events.readLine()).isEmpty();
        MoodyService.push(stream, "id:1\n\n");
        assertThat(events.readLine()).isEqualTo("id:1");
        assertThat(events.readLine()).isEmpty();
        Instant patience = Instant.now().plus(RESPONSE_TIMEOUT.multipliedBy(3));
        await().until(() -> Instant.now().isAfter(patience));
        MoodyService.push(stream, "id:2\n\n");
        assertThat(events.readLine()).isEqualTo("id:2");
        assertThat(events.readLine()).isEmpty();
        MoodyService.end(stream);

        assertThat(events.readLine()).isNull();
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
        await().untilAsserted(() ->
                assertThat(metrics()).contains("uri=\"/api/v1/notifications/** (stream)\""));
    }

    @Test
    void hangsUpOnTheServiceWhenTheClientDoes() throws Exception {
        NOTIFICATION.will(STREAMS);
        HttpResponse<InputStream> answer = watch();
        Socket stream = NOTIFICATION.stream();
        stream.setSoTimeout(10_000);

        answer.body().close();

        assertThat(stream.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void doesNotPretendThatABrokenStreamHasEnded() throws Exception {
        NOTIFICATION.will(STREAMS);
        HttpResponse<InputStream> answer = watch();
        Socket stream = NOTIFICATION.stream();
        MoodyService.push(stream, "id:1\n\n");

        stream.close();

        assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
    }

    @Test
    void givesUpOnAServiceThatDoesNotBeginToStream() throws Exception {
        NOTIFICATION.will(IS_SILENT);
        assertProblem(
                send(signedIn(PATH).header("Accept", "text/event-stream")),
                503,
                "service-unavailable");
    }

    private HttpResponse<InputStream> watch() throws Exception {
        return http.send(
                signedIn(PATH).header("Accept", "text/event-stream").build(),
                BodyHandlers.ofInputStream());
    }

    private String metrics() throws Exception {
        URI uri = URI.create("http://localhost:" + managementPort + "/actuator/prometheus");
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
}
