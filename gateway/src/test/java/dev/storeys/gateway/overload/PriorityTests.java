package dev.storeys.gateway.overload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriorityTests {

    @ParameterizedTest
    @CsvSource({
        "POST,   /api/v1/orders,                CHECKOUT",
        "POST,   /api/v1/orders/7/cancel,       CHECKOUT",
        "PUT,    /api/v1/cart/items/7,          CHECKOUT",
        "DELETE, /api/v1/cart,                  CHECKOUT",
        "POST,   /api/v1/payments/webhooks,     CHECKOUT",
        "POST,   /api/v1/auth/login,            ACCOUNT",
        "POST,   /api/v1/auth/refresh,          ACCOUNT",
        "POST,   /api/v1/users,                 ACCOUNT",
        "GET,    /api/v1/users/me,              ACCOUNT",
        "GET,    /.well-known/jwks.json,        ACCOUNT",
        "GET,    /api/v1/products,              BROWSE",
        "POST,   /api/v1/products,              BROWSE",
        "GET,    /api/v1/orders,                BROWSE",
        "HEAD,   /api/v1/cart,                  BROWSE",
        "GET,    /api/v1/notifications,         BROWSE",
        "POST,   /api/v1/ordersx,               BROWSE"
    })
    void followsFromWhatIsAsked(String method, String path, Priority priority) {
        assertThat(Priority.of(method, path)).isEqualTo(priority);
    }
}
