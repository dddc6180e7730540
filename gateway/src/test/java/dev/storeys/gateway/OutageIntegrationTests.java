package dev.storeys.gateway;

import static dev.storeys.gateway.MoodyService.Mood.ANSWERS;
import static dev.storeys.gateway.MoodyService.Mood.BREAKS_OFF;
import static dev.storeys.gateway.MoodyService.Mood.HANGS_UP;
import static dev.storeys.gateway.MoodyService.Mood.IS_SILENT;
import static dev.storeys.gateway.MoodyService.Mood.RESETS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storeys.gateway.MoodyService.Mood;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = "spring.cloud.gateway.server.webflux.httpclient.response-timeout=700ms")
class OutageIntegrationTests extends GatewayTest {

    private static final String PATH = "/api/v1/notifications";

    @Test
    void saysThatAServiceIsAway() throws Exception {
        NOTIFICATION.goAway();
        try {
            assertUnavailable(send(signedIn(PATH)));
            assertUnavailable(send(post()));
        } finally {
            NOTIFICATION.comeBack();
        }
        assertThat(send(signedIn(PATH)).statusCode()).isEqualTo(200);
    }

    @Test
    void givesUpOnASilentServiceInTime() throws Exception {
        NOTIFICATION.will(IS_SILENT);
        assertUnavailable(send(signedIn(PATH)));
        // A slow service is not asked twice.
        assertThat(NOTIFICATION.requests()).hasSize(1);
    }

    @Test
    void repeatsAGetWhoseConnectionFailed() throws Exception {
        NOTIFICATION.will(HANGS_UP, ANSWERS);
        assertThat(send(signedIn(PATH)).statusCode()).isEqualTo(200);
        assertThat(NOTIFICATION.requests()).hasSize(2);
    }

    @Test
    void repeatsItOnlyOnce() throws Exception {
        NOTIFICATION.will(HANGS_UP, HANGS_UP, HANGS_UP);
        assertUnavailable(send(signedIn(PATH)));
        assertThat(NOTIFICATION.requests()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"HANGS_UP", "RESETS", "IS_SILENT"})
    void neverSendsAPostTwice(Mood mood) throws Exception {
        NOTIFICATION.will(mood);
        assertUnavailable(send(post()));
        assertThat(NOTIFICATION.requests()).hasSize(1);
    }

    @Test
    void doesNotPretendThatABrokenAnswerIsWhole() {
        NOTIFICATION.will(BREAKS_OFF);
        assertThatThrownBy(() -> send(signedIn(PATH))).isInstanceOf(IOException.class);
    }

    @Test
    void survivesAReset() throws Exception {
        NOTIFICATION.will(RESETS, RESETS, RESETS);
        assertUnavailable(send(signedIn(PATH)));
        assertThat(send(signedIn("/api/v1/orders")).statusCode()).isEqualTo(200);
    }

    private HttpRequest.Builder post() {
        return signedIn(PATH).POST(BodyPublishers.ofString("{}"));
    }

    private static void assertUnavailable(HttpResponse<String> response) {
        assertProblem(response, 503, "service-unavailable");
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
        assertThat(response.body()).doesNotContain("localhost", "Exception");
    }
}
