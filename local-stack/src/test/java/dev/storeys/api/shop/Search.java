package dev.storeys.api.shop;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A question to the catalogue. */
public final class Search {

    private final Map<String, String> parameters = new LinkedHashMap<>();

    Search() {}

    public Search matching(String words) {
        return with("q", words);
    }

    public Search in(String category) {
        return with("category", category);
    }

    public Search sortedBy(String sort) {
        return with("sort", sort);
    }

    public Search limit(Object limit) {
        return with("limit", limit.toString());
    }

    public Search from(String cursor) {
        return with("cursor", cursor);
    }

    /** Sets any parameter to any text; it is encoded on the way. */
    public Search with(String parameter, String value) {
        parameters.put(parameter, value);
        return this;
    }

    /** Asks, whatever the answer. */
    public Answer send() {
        String query =
                parameters.entrySet().stream()
                        .map(each -> each.getKey() + "=" + encode(each.getValue()))
                        .collect(Collectors.joining("&"));
        return Request.get("/api/v1/products" + (query.isEmpty() ? "" : "?" + query)).send();
    }

    /** The page that this question leads to. */
    public Found page() {
        Answer answer = send().mustBe(200);
        return new Found(
                answer.json()
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("sku").asString())
                        .toList(),
                answer.text("/next"));
    }

    /** The SKUs on all pages from here on. */
    public List<String> all() {
        List<String> skus = new ArrayList<>();
        Found page = page();
        skus.addAll(page.skus());
        while (page.next() != null) {
            page = from(page.next()).page();
            skus.addAll(page.skus());
        }
        return skus;
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** One page of products, and where the next one begins. */
    public record Found(List<String> skus, @Nullable String next) {}
}
