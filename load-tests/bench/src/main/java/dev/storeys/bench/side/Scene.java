package dev.storeys.bench.side;

import dev.storeys.bench.server.Gateway;
import dev.storeys.bench.server.Nginx;
import dev.storeys.bench.server.Page;
import dev.storeys.bench.server.Processors;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** What stands where, and what is asked of it. */
record Scene(Nginx upstream, Nginx proxy, Gateway open, Gateway limiting, String token) {

    private static final String NOTE =
            "{\"id\":\"018f0000-0000-7000-8000-000000000001\",\"note\":\"";

    private static final int BYTES = 300;

    /** What the backend says. */
    static final String BODY = NOTE + "x".repeat(BYTES - NOTE.length() - 2) + "\"}";

    private static final String PRODUCTS = "/api/v1/products?limit=20";
    private static final String ORDERS = "/api/v1/orders";

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    Target backend() {
        return anonymous("backend", upstream.url(), upstream.processors());
    }

    Target plain() {
        return anonymous("gateway", open.url(), open.processors());
    }

    Target nginx() {
        return anonymous("nginx", proxy.url(), proxy.processors());
    }

    Target guarded() {
        return withToken("gateway, token and limits", limiting.url(), limiting.processors());
    }

    Target unlimited() {
        return withToken("gateway, token", open.url(), open.processors());
    }

    /** It looks at no token; it only gets as long a request. */
    Target nginxWithToken() {
        return withToken("nginx, plain", proxy.url(), proxy.processors());
    }

    private static Target anonymous(String name, String url, Processors processors) {
        return new Target(name, URI.create(url + PRODUCTS), Map.of(), processors);
    }

    private Target withToken(String name, String url, Processors processors) {
        return new Target(
                name,
                URI.create(url + ORDERS),
                Map.of("Authorization", "Bearer " + token),
                processors);
    }

    /** A fast answer counts only if it is the right one, and a guard only if it is awake. */
    void mustAnswerAlike() throws IOException, InterruptedException {
        for (Target target :
                List.of(backend(), plain(), nginx(), guarded(), unlimited(), nginxWithToken())) {
            Page page = target.get();
            must(page.status() == OK && page.body().equals(BODY), target, page);
        }
        for (Target target : List.of(guarded(), unlimited())) {
            Page page = Page.get(target.address(), Map.of());
            must(page.status() == UNAUTHORIZED, target, page);
        }
        must(counts(guarded().get()), guarded(), guarded().get());
        must(!counts(unlimited().get()), unlimited(), unlimited().get());
    }

    private static boolean counts(Page page) {
        return page.headers().firstValue("RateLimit").isPresent();
    }

    private static void must(boolean right, Target target, Page page) {
        if (!right) {
            throw new IllegalStateException(
                    "%s answers %s wrongly: %s".formatted(target.name(), target.address(), page));
        }
    }
}
