package dev.storeys.stack.chaos.traffic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A purchase and all that was answered to it; several threads may ask at once. */
public final class Deal {

    private static final Pattern ORDER = Pattern.compile("^\\{\"id\":\"([0-9a-f-]{36})\"");

    private final Purchase purchase;
    private final List<Reply> replies = new ArrayList<>();
    private final List<Reply> forgeries = new ArrayList<>();

    private final Instant since = Instant.now();

    public Deal(Purchase purchase) {
        this.purchase = purchase;
    }

    /** When the customer came. */
    public Instant since() {
        return since;
    }

    public Purchase purchase() {
        return purchase;
    }

    synchronized void heard(Reply reply) {
        replies.add(reply);
    }

    synchronized void heardOfForgery(Reply reply) {
        forgeries.add(reply);
    }

    /** What was answered to the same key with another body. */
    public synchronized List<Reply> forgeries() {
        return List.copyOf(forgeries);
    }

    public synchronized List<Reply> replies() {
        return List.copyOf(replies);
    }

    /** The answers that took the order, each different one once. */
    public Set<String> acceptedBodies() {
        Set<String> bodies = new LinkedHashSet<>();
        replies().stream().filter(Reply::accepted).forEach(reply -> bodies.add(reply.body()));
        return bodies;
    }

    /** The orders that its answers tell of; more than one is a broken promise. */
    public Set<UUID> orders() {
        Set<UUID> orders = new LinkedHashSet<>();
        acceptedBodies().forEach(body -> orderIn(body).ifPresent(orders::add));
        return orders;
    }

    static Optional<UUID> orderIn(String body) {
        Matcher matcher = ORDER.matcher(body);
        return matcher.find() ? Optional.of(UUID.fromString(matcher.group(1))) : Optional.empty();
    }

    public boolean accepted() {
        return replies().stream().anyMatch(Reply::accepted);
    }

    /** Whether it is known what became of it. */
    public boolean isClear() {
        return replies().stream().anyMatch(Reply::isClear);
    }

    /** Whether nobody in the shop ever heard of it. */
    public boolean isTurnedAway() {
        return !replies().isEmpty() && replies().stream().allMatch(Reply::isTurnedAway);
    }

    /** Whether the first request got its clear answer. */
    public boolean isClearAtOnce() {
        return !replies().isEmpty() && replies().getFirst().isClear();
    }
}
