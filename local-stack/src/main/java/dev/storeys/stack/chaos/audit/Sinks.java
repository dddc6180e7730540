package dev.storeys.stack.chaos.audit;

import dev.storeys.stack.chaos.audit.Books.Booking;
import dev.storeys.stack.chaos.traffic.Shopper;
import dev.storeys.stack.home.Endpoint;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.stage.Component;
import dev.storeys.stack.stage.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Those outside the shop who got something from it: the payment provider and the mailboxes. */
public record Sinks(Plan plan) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern KEY = Pattern.compile("(" + ID + ").*");
    private static final Pattern MESSAGE =
            Pattern.compile("(?i)^Message-ID:\\s*<(" + ID + ")@", Pattern.MULTILINE);

    /** How many lines the provider's ledger has. */
    public long bookings() throws IOException {
        return get(port(Kind.SANDBOX).port(), "/v1/ledger").path("entries").size();
    }

    /** What the provider booked for these orders, oldest first. */
    List<Booking> bookings(Collection<UUID> orders) throws IOException {
        List<Booking> bookings = new ArrayList<>();
        for (JsonNode entry : get(port(Kind.SANDBOX).port(), "/v1/ledger").path("entries")) {
            Matcher key = KEY.matcher(entry.path("key").asString());
            if (key.matches() && orders.contains(UUID.fromString(key.group(1)))) {
                bookings.add(
                        new Booking(
                                UUID.fromString(key.group(1)),
                                entry.path("status").asString(),
                                entry.path("amount").asLong(0)));
            }
        }
        return bookings;
    }

    /** How often each mail lies in a mailbox. Its Message-ID is that of the shop's own row. */
    public Map<UUID, Long> letters(List<Shopper> shoppers) throws IOException {
        Map<UUID, Long> letters = new HashMap<>();
        for (Shopper shopper : shoppers) {
            String path = "/api/user/%s/messages".formatted(shopper.email());
            for (JsonNode mail : get(port(Kind.MAIL).sidePort(), path)) {
                Matcher id = MESSAGE.matcher(mail.path("mimeMessage").asString());
                if (id.find()) {
                    letters.merge(UUID.fromString(id.group(1)), 1L, Long::sum);
                }
            }
        }
        return letters;
    }

    private Endpoint port(Kind kind) {
        return plan.stage().components().stream()
                .filter(component -> component.kind() == kind)
                .map(Component::name)
                .map(plan::endpoint)
                .findFirst()
                .orElseThrow();
    }

    // Nothing is there for a mailbox that the sink does not know yet.
    private static JsonNode get(int port, String path) throws IOException {
        URI uri = URI.create("http://127.0.0.1:%d%s".formatted(port, path));
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= SERVER_ERROR) {
                throw new IOException(uri + " answered " + answer.statusCode());
            }
            return answer.statusCode() == OK
                    ? JSON.readTree(answer.body())
                    : JSON.createArrayNode();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", interrupted);
        }
    }
}
