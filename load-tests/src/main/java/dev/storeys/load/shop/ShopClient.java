package dev.storeys.load.shop;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Calls that prepare a run and shall not count in its figures. */
public final class ShopClient {

    private final Exchange exchange;

    public ShopClient(URI url) {
        this.exchange = new Exchange(url);
    }

    /** All products, newest first, paged as they are consumed. */
    Stream<Product> products() {
        return Stream.iterate(
                        Optional.of(exchange.get("/api/v1/products?limit=100")),
                        Optional::isPresent,
                        page -> page.flatMap(this::after))
                .flatMap(Optional::stream)
                .flatMap(page -> page.path("items").valueStream())
                .map(Product::of);
    }

    private Optional<JsonNode> after(JsonNode page) {
        return page.path("next")
                .asStringOpt()
                .map(next -> URLEncoder.encode(next, StandardCharsets.UTF_8))
                .map(next -> exchange.get("/api/v1/products?limit=100&cursor=" + next));
    }

    Account open(Person person, String password) {
        Map<String, String> registration =
                Map.of(
                        "email", person.email(),
                        "password", password,
                        "name", person.name(),
                        "country", person.country());
        // Taken means: by an earlier attempt whose answer was lost. The login will tell.
        exchange.post("/api/v1/users", registration, 201, 409);
        return login(person.email(), password);
    }

    private Account login(String email, String password) {
        Map<String, String> credentials = Map.of("email", email, "password", password);
        JsonNode answer = exchange.post("/api/v1/auth/login", credentials, 200);
        String token = answer.path("accessToken").asString();
        return new Account(
                email, password, Account.Token.of(token, answer.path("expiresIn").asLong()));
    }
}
