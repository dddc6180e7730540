package dev.storeys.stack.stage;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Groups of environment variables that applications share, with placeholders still in them. */
record Settings(Map<String, String> asMap) {

    static final Settings NONE = new Settings(Map.of());

    static final Settings ADMIN =
            new Settings(
                    Map.of(
                            "STOREYS_USER_ADMIN_EMAIL", "{admin-email}",
                            "STOREYS_USER_ADMIN_PASSWORD", "{admin-password}"));

    static final Settings SEED =
            new Settings(Map.of("STOREYS_PRODUCT_SEED_PRODUCTS", "{products}"));

    static final Settings MAIL =
            new Settings(
                    Map.of("SPRING_MAIL_HOST", "127.0.0.1", "SPRING_MAIL_PORT", "{mail-1.port}"));

    static final Settings PROVIDER =
            new Settings(
                    Map.of(
                            "STOREYS_PAYMENT_PROVIDER_URL",
                            url("sandbox-1"),
                            "STOREYS_PAYMENT_WEBHOOK_SECRET",
                            "{webhook-secret}"));

    static final Settings REDIS =
            new Settings(
                    Map.of(
                            "SPRING_DATA_REDIS_URL",
                            "redis://:{redis-password}@127.0.0.1:{redis-1.port}"));

    static final Settings IN_PROCESS_EVENTS =
            new Settings(Map.of("STOREYS_EVENTS_TRANSPORT", "in-process"));

    static final Settings KAFKA_EVENTS =
            new Settings(
                    Map.of(
                            "STOREYS_EVENTS_TRANSPORT", "kafka",
                            "SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:{kafka-1.port}"));

    static final Settings SERVICE_KEY =
            new Settings(Map.of("STOREYS_SECURITY_SERVICE_KEY", "{service-key}"));

    /**
     * How long an instance that stops goes on serving: longer than those who call it need to notice
     * that it is not ready, which is two of their looks of half a second and an answer.
     */
    static final Settings DRAIN = new Settings(Map.of("STOREYS_WEB_DRAIN", "3s"));

    /**
     * Where looks and checkouts go to the same processes, checkouts leave half of the places: each
     * costs several looks, and three quarters would leave too few to look around.
     */
    static final Settings ONE_POOL_FOR_ALL =
            new Settings(Map.of("STOREYS_OVERLOAD_CHECKOUT", "50"));

    /**
     * Behind the front several processes of one machine do as much at once as one would do alone:
     * otherwise orders that a crowd has left are worked off at the cost of those who come now.
     */
    static final Settings SHARE_OF_WORK =
            new Settings(
                    Map.of(
                            "STOREYS_INBOX_CONCURRENCY", "1",
                            "STOREYS_PAYMENT_SETTLEMENT_CONCURRENCY", "10",
                            "STOREYS_NOTIFICATION_MAIL_DELIVERY_CONCURRENCY", "2"));

    /** What one instance knows of who is signed in, the others know as well. */
    static final Settings SHARED_SESSIONS =
            new Settings(Map.of("STOREYS_USER_SESSIONS_STORE", "redis"));

    /** Whom to believe where a request came from: the entry, which runs on this machine. */
    static final Settings BEHIND_A_PROXY =
            new Settings(Map.of("STOREYS_WEB_TRUSTED_PROXIES", "127.0.0.1/32"));

    Settings {
        asMap = Map.copyOf(asMap);
    }

    /** Where the keys are that the tokens are signed with. */
    static Settings tokens(String issuer, int instances) {
        return new Settings(
                Map.of(
                        "STOREYS_SECURITY_JWKS_URI",
                        urls(issuer, instances, "/.well-known/jwks.json")));
    }

    static Settings neighbour(String domain, int instances) {
        String name = "STOREYS_NEIGHBOURS_" + domain.toUpperCase(Locale.ROOT) + "_URL";
        return new Settings(Map.of(name, urls(domain + "-service", instances, "")));
    }

    static Settings routes(int instances, String... domains) {
        Map<String, String> routes = new HashMap<>();
        for (String domain : domains) {
            routes.put(
                    "STOREYS_ROUTES_" + domain.toUpperCase(Locale.ROOT),
                    urls(domain + "-service", instances, ""));
        }
        return new Settings(routes);
    }

    /** One pool behind every route: each member answers everything. */
    static Settings pool(String member, int instances) {
        return new Settings(
                Map.of(
                        "STOREYS_ROUTES_SHOP",
                        urls(member, instances, ""),
                        "STOREYS_TOPOLOGY_MANAGEMENT_SHOP",
                        each(member, instances, "http://127.0.0.1:{%s.management}")));
    }

    static Settings balancer(Balancing balancing) {
        Settings algorithm =
                new Settings(
                        Map.of("STOREYS_BALANCER_ALGORITHM", balancing.algorithm().toString()));
        return balancing.weights().isEmpty()
                ? algorithm
                : algorithm.and(
                        new Settings(Map.of("STOREYS_BALANCER_WEIGHTS", balancing.weightList())));
    }

    Settings and(Settings others) {
        Map<String, String> all = new HashMap<>(asMap);
        all.putAll(others.asMap);
        return new Settings(all);
    }

    private static String urls(String name, int instances, String path) {
        return each(name, instances, "http://127.0.0.1:{%s.port}" + path);
    }

    private static String each(String name, int instances, String template) {
        return IntStream.rangeClosed(1, instances)
                .mapToObj(number -> template.formatted(name + "-" + number))
                .collect(Collectors.joining(","));
    }

    private static String url(String component) {
        return "http://127.0.0.1:{" + component + ".port}";
    }
}
