package dev.storeys.shopping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Buys something through the pages of the stage that the system property storeys.url names. */
class StorefrontIntegrationTests {

    private static final String URL = "storeys.url";

    private static Chromium chromium;

    private Visitor visitor;

    @BeforeAll
    static void startBrowser() {
        if (System.getProperty(URL, "").isBlank()) {
            abort("no stage to shop at: set -D" + URL + "=http://localhost:8080");
        }
        Optional<Path> executable = Chromium.find();
        chromium = Chromium.start(executable.orElseGet(() -> abort(Chromium.howToGetIt())));
    }

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void comeIn() {
        visitor = new Visitor(chromium.browser(), System.getProperty(URL).replaceAll("/+$", ""));
        visitor.comesIn();
    }

    @AfterEach
    void leave() {
        if (visitor != null) {
            visitor.close();
        }
    }

    @Test
    void sellsSomethingToANewCustomer() {
        visitor.registers();
        visitor.findsSomething();
        visitor.putsItIntoTheBasket();
        visitor.goesToCheckout();
        visitor.placesTheOrder();
        String order = visitor.seesTheOrderConfirmed();
        visitor.readsThatItIsConfirmed(order);
        visitor.findsTheBasketEmpty();
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void ordersOnceWhenTheFirstAnswerGetsLost() {
        List<String> keys = new ArrayList<>();
        visitor.page().route("**/api/v1/orders", route -> loseFirstAnswer(route, keys));
        visitor.registers();
        visitor.findsSomething();
        visitor.putsItIntoTheBasket();
        visitor.goesToCheckout();
        visitor.placesTheOrder();
        visitor.readsThatTheShopCannotBeReached();
        visitor.placesTheOrder();
        visitor.seesTheOrderConfirmed();
        visitor.page().unrouteAll();
        assertThat(visitor.countsOrders()).isEqualTo(1);
        assertThat(keys).hasSize(2);
        assertThat(keys.getFirst()).isNotEmpty().isEqualTo(keys.getLast());
    }

    private static void loseFirstAnswer(Route route, List<String> keys) {
        keys.add(route.request().headerValue("Idempotency-Key"));
        APIResponse answer = route.fetch();
        if (keys.size() == 1) {
            route.abort();
        } else {
            route.fulfill(new Route.FulfillOptions().setResponse(answer));
        }
    }
}
