package dev.storeys.load.requests;

import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.http.HttpRequestActionBuilder;

/** Looking around. */
public final class Products {

    private Products() {}

    public static HttpRequestActionBuilder newest() {
        return page("newest products").check(jsonPath("$.items[*].id").exists());
    }

    /** The page after the one seen last. */
    public static HttpRequestActionBuilder next() {
        return page("next page").queryParam("cursor", "#{cursor}");
    }

    public static HttpRequestActionBuilder ofCategory() {
        return page("category")
                .queryParam("category", "#{category}")
                .queryParam("sort", "price")
                .check(jsonPath("$.items[*].id").exists());
    }

    public static HttpRequestActionBuilder search() {
        return page("search").queryParam("q", "#{word}");
    }

    public static HttpRequestActionBuilder view() {
        return http("product")
                .get("/api/v1/products/#{productId}")
                .check(status().is(200), jsonPath("$.id").isEL("#{productId}"));
    }

    private static HttpRequestActionBuilder page(String name) {
        return http(name)
                .get("/api/v1/products")
                .queryParam("limit", 20)
                .check(
                        status().is(200),
                        jsonPath("$.items").exists(),
                        jsonPath("$.items[*].id")
                                .findAll()
                                .optional()
                                .saveAs(Attributes.PRODUCT_IDS),
                        jsonPath("$.next").withDefault("").saveAs(Attributes.CURSOR));
    }
}
