package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.audit.Databases;
import dev.storeys.stack.chaos.traffic.Article;
import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.process.Pause;
import dev.storeys.stack.stage.Recipe.App;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Holds as order-service asks for them, without the orders. */
record Holds(Plan plan) {

    private static final String HELD =
            """
            SELECT expires_at FROM products.reservation
            WHERE order_id = ANY (?) AND status = 'HELD' ORDER BY expires_at\
            """;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration GIVE_UP = Duration.ofMinutes(2);
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final int OK = 200;

    /** Holds one unit each for orders of these ids. */
    void reserve(Collection<UUID> orders, Article article) throws IOException {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            for (UUID order : orders) {
                HttpResponse<String> answer =
                        client.send(request(order, article), BodyHandlers.ofString());
                if (answer.statusCode() != OK) {
                    throw new Refused(
                            ExitCode.REFUSED_BY_SHOP,
                            "A hold was answered %d: %s"
                                    .formatted(answer.statusCode(), answer.body()));
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", stop);
        }
    }

    private HttpRequest request(UUID order, Article article) {
        String body =
                """
                {"orderId":"%s","lines":[{"productId":"%s","quantity":1}]}\
                """
                        .formatted(order, article.id());
        return HttpRequest.newBuilder(
                        URI.create(
                                "http://127.0.0.1:%d/internal/reservations"
                                        .formatted(plan.endpoint(keeper()).port())))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("X-Storeys-Service-Key", plan.secrets().serviceKey())
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    // The process that keeps the stock.
    private String keeper() {
        Set<String> modules = Set.of("product-service", "monolith");
        return plan.stage().components().stream()
                .filter(component ->
                        component.recipe() instanceof App app && modules.contains(app.module()))
                .findFirst()
                .orElseThrow()
                .name();
    }

    /**
     * Waits until none of them holds anything. Returns how long after its end the slowest did; what
     * still holds long after that counts up to now.
     */
    Duration overdue(Collection<UUID> orders) throws IOException {
        Duration overdue = Duration.ZERO;
        List<Instant> ends = ends(orders);
        while (!ends.isEmpty() && overdue.compareTo(GIVE_UP) < 0) {
            Duration late = Duration.between(ends.getFirst(), Instant.now());
            overdue = late.compareTo(overdue) > 0 ? late : overdue;
            Pause.of(GLANCE);
            ends = ends(orders);
        }
        return overdue;
    }

    // When those that are there still are to end, the earliest first.
    private List<Instant> ends(Collection<UUID> orders) throws IOException {
        return new Databases(plan)
                .query("products", HELD, orders, row -> row.getTimestamp(1).toInstant());
    }
}
