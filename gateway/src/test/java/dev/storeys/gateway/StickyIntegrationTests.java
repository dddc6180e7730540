package dev.storeys.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Two instances of a service, and a cookie that keeps a visitor with one of them. */
class StickyIntegrationTests extends GatewayTest {

    private static final String PATH = "/api/v1/orders";

    private static final StubService OTHER = new StubService("other order");

    @DynamicPropertySource
    static void instances(DynamicPropertyRegistry settings) {
        settings.add("test.more-orders", () -> OTHER.url() + ",");
        settings.add("storeys.balancer.algorithm", () -> "sticky");
    }

    @Test
    void keepsAVisitorWhereItWas() throws Exception {
        HttpResponse<String> first = send(signedIn(PATH));
        String cookie = cookieOf(first);
        assertThat(cookie).matches("storeys-instance=[0-9a-f]+; Path=/; HTTPOnly; SameSite=Lax");
        for (int time = 0; time < 6; time++) {
            HttpResponse<String> next = send(signedIn(PATH).header("Cookie", cookie.split(";")[0]));
            assertThat(next.body()).isEqualTo(first.body());
            assertThat(next.headers().allValues("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void spreadsNewVisitorsAndThoseWhoMadeTheirCookieUp() {
        Set<String> answers = new HashSet<>();
        // One that another test let go away comes back slowly.
        await().atMost(Duration.ofSeconds(20))
                .until(() -> {
                    HttpResponse<String> answer =
                            send(signedIn(PATH).header("Cookie", "storeys-instance=mine; other=1"));
                    assertThat(cookieOf(answer)).isNotBlank();
                    return answers.add(answer.body()) && answers.size() == 2;
                });
    }

    @Test
    void givesAVisitorANewHomeWhenItsOwnIsAway() throws Exception {
        HttpResponse<String> first = send(signedIn(PATH));
        String cookie = cookieOf(first).split(";")[0];
        StubService home = first.body().contains("other") ? OTHER : ORDER;
        home.goAway();
        try {
            HttpResponse<String> moved = send(signedIn(PATH).header("Cookie", cookie));
            assertThat(moved.statusCode()).isEqualTo(200);
            assertThat(moved.body()).isNotEqualTo(first.body());
            assertThat(cookieOf(moved)).doesNotStartWith(cookie);
        } finally {
            home.comeBack();
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        send(signedIn(PATH).header("Cookie", cookie)).body().equals(first.body()));
    }

    private static String cookieOf(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElse("");
    }
}
