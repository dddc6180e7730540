package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.audit.Invariant;
import dev.storeys.stack.chaos.traffic.Audience;
import dev.storeys.stack.chaos.traffic.Deal;
import dev.storeys.stack.chaos.traffic.Errands;
import dev.storeys.stack.chaos.traffic.Shopper;
import dev.storeys.stack.chaos.traffic.Visitors;
import dev.storeys.stack.chaos.traffic.Wishes;
import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.stage.Recipe;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The primary of one shard is gone for a while. Whom it keeps is asked to come again; nobody else
 * may notice.
 */
final class ShardDown {

    // As long as it is away, so that both percentiles are of as many visits.
    private static final Duration BEFORE = Duration.ofSeconds(30);
    private static final Duration AWAY = Duration.ofSeconds(30);
    // Longer than a visitor waits, so that everybody has an answer or none for good.
    private static final Duration AFTER = Duration.ofSeconds(16);

    // There are two streams of them.
    private static final int EACH = 2;

    private final Scene scene;
    private final Map<String, String> figures = new LinkedHashMap<>();

    private ShardDown(Scene scene) {
        this.scene = scene;
    }

    static List<Deal> play(Scene scene) throws IOException {
        ShardDown play = new ShardDown(scene);
        List<Recipe.Postgres> shards = play.inhabited();
        List<Deal> deals = new ArrayList<>();
        for (int round = 0; round < scene.rounds(); round++) {
            deals.addAll(play.without(shards.get(round % shards.size()), "round-" + (round + 1)));
        }
        scene.backstage().measured(play.figures);
        return deals;
    }

    /** In the order that the seed gives. */
    private List<Recipe.Postgres> inhabited() throws IOException {
        List<Recipe.Postgres> shards = new ArrayList<>();
        for (String name : scene.stage().choices().shards().names()) {
            Recipe.Postgres shard =
                    (Recipe.Postgres) scene.stage().component("postgres-" + name).recipe();
            if (residents(shard, everybody()).isEmpty()) {
                scene.tell("nobody is on " + name);
            } else {
                shards.add(shard);
            }
        }
        if (shards.size() < 2) {
            throw new Refused(ExitCode.USAGE, "All customers are on one shard; try once more");
        }
        Collections.shuffle(shards, scene.random());
        return shards;
    }

    private Set<UUID> everybody() {
        return scene.audience().shoppers().stream().map(Shopper::id).collect(Collectors.toSet());
    }

    private Set<UUID> residents(Recipe.Postgres shard, Set<UUID> among) throws IOException {
        return scene.backstage().databases().customersOf(shard, among);
    }

    private List<Deal> without(Recipe.Postgres shard, String round) throws IOException {
        Set<UUID> residents = residents(shard, everybody());
        scene.tell("%s keeps %d of the customers".formatted(shard.primary(), residents.size()));
        try (Visitors there = visitors(round + "-there", residents, true);
                Visitors elsewhere = visitors(round + "-elsewhere", residents, false)) {
            there.start(ShardOutage.OWN, EACH);
            elsewhere.start(ShardOutage.ALL, EACH);
            WarmUp.await(scene, there, elsewhere);
            watch(shard, there, elsewhere);
            return Stream.of(there, elsewhere).flatMap(some -> some.finish().stream()).toList();
        }
    }

    private void watch(Recipe.Postgres shard, Visitors there, Visitors elsewhere)
            throws IOException {
        Instant begin = Instant.now();
        scene.leaveFor(BEFORE);
        Newcomers newcomers = new Newcomers(scene, shard.primary());
        Instant gone = Instant.now();
        Instant back = leaveAway(shard, newcomers);
        scene.leaveFor(AFTER);
        scene.faults().awaitHealth();
        report(
                new ShardOutage(
                        shard.primary(),
                        gone,
                        back,
                        there.since(begin),
                        elsewhere.since(begin),
                        !shard.followers().isEmpty()));
        newcomers.judge(among -> residents(shard, among)).forEach(this::note);
    }

    private Visitors visitors(String part, Set<UUID> residents, boolean there) {
        Audience audience =
                scene.audience().part(part, shopper -> residents.contains(shopper.id()) == there);
        Wishes wishes = new Wishes(audience, new Random(scene.random().nextLong()));
        return new Visitors(new Errands(scene.checkout(), audience, wishes::any));
    }

    private Instant leaveAway(Recipe.Postgres shard, Newcomers newcomers) throws IOException {
        scene.tell("kill -9 %s, away for %d s".formatted(shard.primary(), AWAY.toSeconds()));
        scene.faults().kill(shard.primary());
        newcomers.come(AWAY);
        scene.faults().start(shard.primary());
        return Instant.now();
    }

    private void report(ShardOutage outage) {
        outage.judge().forEach(this::note);
        figures.put(
                "p99 of refusals without " + outage.shard(),
                outage.p99OfRefusals().toMillis() + " ms");
    }

    private void note(Invariant row) {
        scene.backstage().note(row);
        scene.tell("%s: %s, expected %s".formatted(row.name(), row.actual(), row.expected()));
    }
}
