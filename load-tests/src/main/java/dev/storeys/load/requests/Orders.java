package dev.storeys.load.requests;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** Ordering, and following an order until it is final. */
public final class Orders {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String GIVE_UP_AT = "giveUpAt";

    private Orders() {}

    /** A 409 is an answer, too: out of stock, or the same key still at work. */
    public static HttpRequestActionBuilder place() {
        return http("place order")
                .post("/api/v1/orders")
                .header("Authorization", Orders::bearer)
                .header("Idempotency-Key", "#{idempotencyKey}")
                .body(StringBody(session -> Attributes.basket(session).json()))
                .asJson()
                .check(
                        status().saveAs(Attributes.STATUS),
                        bodyString().saveAs(Attributes.BODY),
                        jsonPath("$.id").optional().saveAs(Attributes.ORDER_ID),
                        header("Retry-After").withDefault("").saveAs(Attributes.RETRY_AFTER),
                        status().in(202, 409));
    }

    public static boolean isAccepted(Session session) {
        return Objects.equals(session.get(Attributes.STATUS), 202);
    }

    public static HttpRequestActionBuilder view(String name) {
        return http(name)
                .get("/api/v1/orders/#{orderId}")
                .header("Authorization", Orders::bearer)
                .check(status().is(200), jsonPath("$.status").saveAs(Attributes.ORDER_STATUS));
    }

    /** Asks twice a second until the order is no longer pending, a minute at most. */
    public static ChainBuilder untilFinal() {
        return exec(session ->
                        session.set(Attributes.ORDER_STATUS, "PENDING")
                                .set(GIVE_UP_AT, System.nanoTime() + PATIENCE.toNanos()))
                .exec(asLongAs(Orders::isWorthAsking).on(pause(POLL), exec(view("order status"))));
    }

    /** A page of the customer's orders, after the cursor if there is one. */
    public static HttpRequestActionBuilder history(int limit) {
        return http("order history")
                .get("/api/v1/orders")
                .queryParam("limit", limit)
                .queryParamMap(Orders::cursor)
                .header("Authorization", Orders::bearer)
                .check(
                        status().is(200),
                        jsonPath("$.items").exists(),
                        bodyString().saveAs(Attributes.BODY));
    }

    static String bearer(Session session) {
        return "Bearer " + Attributes.account(session).token();
    }

    private static boolean isWorthAsking(Session session) {
        return "PENDING".equals(session.getString(Attributes.ORDER_STATUS))
                && System.nanoTime() - session.getLong(GIVE_UP_AT) < 0;
    }

    private static Map<String, Object> cursor(Session session) {
        String cursor = session.getString(Attributes.CURSOR);
        return cursor == null || cursor.isEmpty() ? Map.of() : Map.of("cursor", cursor);
    }
}
