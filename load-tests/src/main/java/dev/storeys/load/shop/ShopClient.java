package dev.storeys.load.shop;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls that prepare a run and shall not count in its figures. */
public final class ShopClient {

    private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);
    private static final int ATTEMPTS = 5;

    private final JsonMapper json = JsonMapper.shared();
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final String url;

    public ShopClient(URI url) {
        this.url = url.toString().replaceAll("/+$", "");
    }

    /** All products, paged as they are consumed. */
    Stream<Product> products() {
        return Stream.iterate(productsFrom(""), Objects::nonNull, this::pageAfter)
                .flatMap(page -> page.path("items").valueStream())
                .map(Product::of);
    }

    Account open(Person person, String password) {
        call(
                post(
                        "/api/v1/users",
                        Map.of(
                                "email", person.email(),
                                "password", password,
                                "name", person.name(),
                                "country", person.country())));
        JsonNode tokens =
                call(
                        post(
                                "/api/v1/auth/login",
                                Map.of("email", person.email(), "password", password)));
        return new Account(
                person.email(),
                password,
                Account.Token.of(
                        tokens.path("accessToken").asString(),
                        tokens.path("expiresIn").asLong()));
    }
