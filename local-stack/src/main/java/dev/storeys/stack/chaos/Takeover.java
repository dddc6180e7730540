package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.audit.Invariant;
import dev.storeys.stack.chaos.traffic.Deal;
import dev.storeys.stack.chaos.traffic.Shopper;
import dev.storeys.stack.chaos.traffic.Traffic;
import dev.storeys.stack.process.Pause;
import dev.storeys.stack.stage.Recipe;
import dev.storeys.stack.supervision.Failover;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A primary is killed just when nobody follows it, and one that has followed takes over. That is
 * the worst case: what was committed in the meantime is on one disk only, unless commits wait.
 */
final class Takeover {

    private static final Duration ALONE = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration GIVE_UP = Duration.ofMinutes(2);
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final int BEFORE = 50;

    private final Scene scene;
    private final Traffic traffic;
    private final Map<String, String> figures = new LinkedHashMap<>();

    private Takeover(Scene scene, Traffic traffic) {
        this.scene = scene;
        this.traffic = traffic;
    }

    static List<Deal> play(Scene scene) throws IOException {
        try (Traffic traffic = scene.opened()) {
            Takeover takeover = new Takeover(scene, traffic);
            for (int round = 0; round < scene.rounds(); round++) {
                for (Recipe.Postgres set : scene.faults().plan().stage().replicatedDatabases()) {
                    traffic.awaitBegun(traffic.begun() + BEFORE);
                    takeover.of(set);
                }
            }
            traffic.awaitBegun(scene.orders());
            scene.backstage().measured(takeover.figures);
            return traffic.finish();
        }
    }

    private void of(Recipe.Postgres set) throws IOException {
        Set<UUID> customers = customersOf(set);
        Instant gone = killAll(set);
        Set<UUID> acknowledged = acknowledged(customers);
        for (String follower : set.followers()) {
            scene.faults().start(follower);
        }
        Failover.Outcome outcome = new Failover(scene.faults().plan()).toTheBest();
        scene.faults().goBy(outcome.plan());
        Instant promoted = Instant.now();
        scene.tell(
                "%s leads %d ms after the kill"
                        .formatted(outcome.primary(), Duration.between(gone, promoted).toMillis()));
        Duration back = Duration.between(gone, firstOrderSince(promoted, customers));
        scene.backstage()
                .note(Invariant.within("writes again without " + set.primary(), LIMIT, back));
        tellLoss(set, acknowledged);
        scene.faults().start(set.primary());
        scene.faults().awaitHealth();
    }

    private Instant killAll(Recipe.Postgres set) throws IOException {
        scene.tell("kill -9 those that follow %s, then itself".formatted(set.primary()));
        for (String follower : set.followers()) {
            scene.faults().kill(follower);
        }
        scene.leaveFor(ALONE);
        Instant gone = Instant.now();
        scene.faults().kill(set.primary());
        return gone;
    }

    // The others of a shop with shards do not notice.
    private Set<UUID> customersOf(Recipe.Postgres set) throws IOException {
        Set<UUID> everybody =
                scene.audience().shoppers().stream().map(Shopper::id).collect(Collectors.toSet());
        return scene.backstage().databases().customersOf(set, everybody);
    }

    private Stream<Deal> dealsOf(Set<UUID> customers) {
        return traffic.soFar().stream()
                .filter(deal -> customers.contains(deal.purchase().shopper().id()));
    }

    private Set<UUID> acknowledged(Set<UUID> customers) {
        Set<UUID> orders = new HashSet<>();
        dealsOf(customers).forEach(deal -> orders.addAll(deal.orders()));
        return orders;
    }

    private Instant firstOrderSince(Instant promoted, Set<UUID> customers) {
        Instant giveUp = promoted.plus(GIVE_UP);
        while (Instant.now().isBefore(giveUp)) {
            boolean accepted =
                    dealsOf(customers)
                            .anyMatch(deal -> deal.since().isAfter(promoted) && deal.accepted());
            if (accepted) {
                return Instant.now();
            }
            Pause.of(GLANCE);
        }
        return giveUp;
    }

    private void tellLoss(Recipe.Postgres set, Set<UUID> acknowledged) throws IOException {
        Collection<UUID> kept =
                scene.backstage()
                        .databases()
                        .query(
                                "orders",
                                "SELECT id FROM orders.orders WHERE id = ANY(?)",
                                acknowledged,
                                row -> row.getObject(1, UUID.class));
        Set<UUID> lost = new HashSet<>(acknowledged);
        lost.removeAll(kept);
        String commits = set.synchronous() ? "synchronous" : "asynchronous";
        figures.put(
                "acknowledged orders lost with " + set.primary() + ", " + commits + " commits",
                "%d of %d".formatted(lost.size(), acknowledged.size()));
        scene.tell(
                "%d of %d acknowledged orders lost (%s commits)"
                        .formatted(lost.size(), acknowledged.size(), commits));
    }
}
