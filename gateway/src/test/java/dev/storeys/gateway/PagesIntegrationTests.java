package dev.storeys.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PagesIntegrationTests extends GatewayTest {

    private static final Pattern SCRIPT = Pattern.compile("\"(/assets/[^\"]+\\.js)\"");

    @Test
    void servesTheShop() throws Exception {
        HttpResponse<String> response = get("/");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/html");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(response.headers().firstValue("Referrer-Policy")).isPresent();
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void letsBrowsersKeepAssetsForAYear() throws Exception {
        Matcher script = SCRIPT.matcher(get("/").body());
        assertThat(script.find()).isTrue();
        HttpResponse<String> response = get(script.group(1));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                .contains("javascript");
        assertThat(response.headers().firstValue("Cache-Control").orElseThrow())
                .contains("max-age=31536000", "immutable");
    }

    @Test
    void refusesWhatIsNoPage() throws Exception {
        assertProblem(get("/assets/none.js"), 404, "not-found");
        assertProblem(get("/assets/"), 404, "not-found");
        assertProblem(send(to("/").POST(BodyPublishers.noBody())), 404, "not-found");
        assertProblem(get("/index.html"), 404, "not-found");
    }
}
