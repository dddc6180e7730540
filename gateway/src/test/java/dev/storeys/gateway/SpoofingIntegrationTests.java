package dev.storeys.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoofingIntegrationTests extends GatewayTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-User-Id",
                "X-USER-ID",
                "X-User-Roles",
                "X-Username",
                "X-Auth-User",
                "X-Role",
                "X-Storeys-Service-Key",
                "X-Storeys-Anything",
                "Forwarded",
                "X-Forwarded-Prefix",
                "X-Forwarded-Port",
                "X-Forwarded-User",
                "X-Real-IP",
                "True-Client-IP",
                "X-Original-URL",
                "X-Rewrite-URL",
                "X-HTTP-Method-Override",
                "X-Served-By"
            })
    void takesClaimsOffARequest(String header) throws Exception {
        send(signedIn("/api/v1/orders").header(header, "for=1.2.3.4"));
        assertThat(ORDER.last().header(header)).isEmpty();
    }

    @Test
    void saysItselfWhereARequestComesFrom() throws Exception {
        send(
                signedIn("/api/v1/orders")
                        .header("X-Forwarded-For", "1.2.3.4")
                        .header("X-Forwarded-For", "5.6.7.8")
                        .header("X-Forwarded-Host", "evil.example")
                        .header("X-Forwarded-Proto", "https"));
        StubService.Seen seen = ORDER.last();
        assertThat(seen.header("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(seen.header("X-Forwarded-Host")).containsExactly("localhost:" + port);
        assertThat(seen.header("X-Forwarded-Proto")).containsExactly("http");
    }

    @Test
    void passesNoOtherKindOfCredentialsOn() throws Exception {
        send(to("/api/v1/products").header("Authorization", "Basic YTpi"));
        assertThat(PRODUCT.last().header("Authorization")).isEmpty();
        send(to("/api/v1/products").header("Proxy-Authorization", "Basic YTpi"));
        assertThat(PRODUCT.last().header("Proxy-Authorization")).isEmpty();
    }

    @Test
    void doesNotLetAClientDropWhatTheGatewayAdds() throws Exception {
        raw(
                "GET /api/v1/products HTTP/1.1\r\nHost: shop\r\n"
                        + "Connection: close, X-Forwarded-For\r\n\r\n");
        assertThat(PRODUCT.last().header("X-Forwarded-For")).containsExactly("127.0.0.1");
    }

    @Test
    void refusesTwoTokens() throws Exception {
        var response =
                send(signedIn("/api/v1/orders").header("Authorization", "Bearer " + Tokens.good()));
        assertProblem(response, 400, "bad-request");
        assertThat(ORDER.seen()).isEmpty();
    }
}
