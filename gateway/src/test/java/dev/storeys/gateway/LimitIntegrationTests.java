package dev.storeys.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Limits that are soon reached and filled again only slowly. */
@TestPropertySource(
        properties = {
            "storeys.limits.login.burst=3",
            "storeys.limits.login.rate=3",
            "storeys.limits.login.period=1h",
            "storeys.limits.write.burst=2",
            "storeys.limits.write.rate=2",
            "storeys.limits.write.period=1h",
            "storeys.limits.read.burst=4",
            "storeys.limits.read.rate=4",
            "storeys.limits.read.period=1h",
            "storeys.web.trusted-proxies=127.0.0.1/32"
        })
class LimitIntegrationTests extends GatewayTest {

    private static final String ORDERS = "/api/v1/orders";

    @Test
    void countsEachUserAloneAndTellsWhatIsLeft() throws Exception {
        String ada = Tokens.of("ada");
        for (int left = 3; left >= 0; left--) {
            HttpResponse<String> answer = read(ada);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("RateLimit-Policy"))
                    .contains("\"read\";q=4;w=3600");
            assertThat(answer.headers().firstValue("RateLimit").orElseThrow())
                    .startsWith("\"read\";r=" + left + ";t=");
        }
        HttpResponse<String> refused = read(ada);
        assertProblem(refused, 429, "too-many-requests");
        assertThat(Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(800L, 900L);
        assertThat(read(Tokens.of("bob")).statusCode()).isEqualTo(200);
    }

    @Test
    void countsLooksAndChangesApart() throws Exception {
        String eve = Tokens.of("eve");
        assertThat(write(eve).statusCode()).isEqualTo(200);
        assertThat(write(eve).statusCode()).isEqualTo(200);
        assertProblem(write(eve), 429, "too-many-requests");
        assertThat(read(eve).statusCode()).isEqualTo(200);
    }

    @Test
    void countsWhoHasNoTokenByTheAddress() throws Exception {
        for (int time = 0; time < 4; time++) {
            assertThat(browse("203.0.113.1").statusCode()).isEqualTo(200);
        }
        assertProblem(browse("203.0.113.1"), 429, "too-many-requests");
        assertProblem(browse("198.51.100.9, 203.0.113.1"), 429, "too-many-requests");
        assertThat(browse("203.0.113.2").statusCode()).isEqualTo(200);
    }

    @Test
    void countsAnAddressOfIpv6ByItsNetwork() throws Exception {
        for (int time = 0; time < 4; time++) {
            assertThat(browse("2001:db8:1:2::" + time).statusCode()).isEqualTo(200);
        }
        assertProblem(browse("2001:db8:1:2:ffff::1"), 429, "too-many-requests");
        assertThat(browse("2001:db8:1:3::1").statusCode()).isEqualTo(200);
    }

    @Test
    void countsSigningInByTheAddressWhoeverItIs() throws Exception {
        for (int time = 0; time < 3; time++) {
            assertThat(signIn(Tokens.of("user-" + time)).statusCode()).isEqualTo(200);
        }
        assertProblem(signIn(Tokens.of("user-4")), 429, "too-many-requests");
    }

    @Test
    void doesNotCountPages() throws Exception {
        for (int time = 0; time < 10; time++) {
            assertThat(get("/").headers().firstValue("RateLimit")).isEmpty();
        }
    }

    private HttpResponse<String> read(String token) throws Exception {
        return send(to(ORDERS).header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> write(String token) throws Exception {
        return send(
                to(ORDERS)
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofString("{}")));
    }

    private HttpResponse<String> browse(String address) throws Exception {
        return send(to("/api/v1/products").header("X-Forwarded-For", address));
    }

    private HttpResponse<String> signIn(String token) throws Exception {
        return send(
                to("/api/v1/auth/login")
                        .header("Authorization", "Bearer " + token)
                        .header("X-Forwarded-For", "203.0.113.77")
                        .POST(BodyPublishers.ofString("{}")));
    }
}
