package dev.storeys.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who has written is not answered by a server that has not heard of it, whatever he sends. */
class ConsistencyIntegrationTests extends GatewayTest {

    private static final String HEADER = "X-Consistency-Token";

    private String token;

    @BeforeEach
    void signIn() {
        token = Tokens.good();
        assertThat(tokens.decode(token).block()).isNotNull();
    }

    @AfterEach
    void quiet() {
        ORDER.tells("");
        USER.tells("");
    }

    @Test
    void tellsServicesWhatTheirWriterHasWritten() throws Exception {
        ORDER.tells("order-service=16/B374D848");
        HttpResponse<String> written = write("/api/v1/orders");
        assertThat(written.headers().firstValue(HEADER)).contains("order-service=16/B374D848");

        send(mine("/api/v1/orders"));
        assertThat(ORDER.last().header(HEADER)).containsExactly("order-service=16/B374D848");
        // Another database is none of its business, but the gateway need not know whose it is.
        USER.tells("user-service=0/5");
        write("/api/v1/users");
        send(mine("/api/v1/orders"));
        assertThat(ORDER.last().header(HEADER).getFirst().split(","))
                .containsExactlyInAnyOrder("order-service=16/B374D848", "user-service=0/5");
    }

    @Test
    void keepsTheFurthestOfAnswersThatOvertakeEachOther() throws Exception {
        ORDER.tells("order-service=10/0");
        write("/api/v1/orders");
        ORDER.tells("order-service=9/FF");
        write("/api/v1/orders");

        send(mine("/api/v1/orders"));

        assertThat(ORDER.last().header(HEADER)).containsExactly("order-service=10/0");
    }

    @Test
    void tellsNobodyElse() throws Exception {
        ORDER.tells("order-service=1/1");
        write("/api/v1/orders");

        send(signedIn("/api/v1/orders"));
        assertThat(ORDER.last().header(HEADER)).isEmpty();
        send(to("/api/v1/products"));
        assertThat(PRODUCT.last().header(HEADER)).isEmpty();
    }

    @Test
    void passesOnWhatTheClientKnowsItself() throws Exception {
        send(mine("/api/v1/orders").header(HEADER, "order-service=0/7"));
        assertThat(ORDER.last().header(HEADER)).containsExactly("order-service=0/7");

        ORDER.tells("order-service=0/9");
        write("/api/v1/orders");
        send(mine("/api/v1/orders").header(HEADER, "order-service=0/7"));
        assertThat(ORDER.last().header(HEADER))
                .containsExactly("order-service=0/9,order-service=0/7");
    }

    @Test
    void takesNonsenseForNothing() throws Exception {
        ORDER.tells("nonsense, =1/1, order-service=x/y");
        write("/api/v1/orders");

        assertThat(send(mine("/api/v1/orders")).statusCode()).isEqualTo(200);
        assertThat(String.join("", ORDER.last().header(HEADER))).isEmpty();
    }

    private HttpRequest.Builder mine(String path) {
        return to(path).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> write(String path) throws Exception {
        return send(
                mine(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}")));
    }
}
