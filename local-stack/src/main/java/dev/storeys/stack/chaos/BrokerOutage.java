package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.audit.Invariant;
import dev.storeys.stack.chaos.traffic.Deal;
import dev.storeys.stack.process.Pause;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** A time without Kafka, and how the shop catches up after it. */
final class BrokerOutage {

    static final Duration AWAY = Duration.ofSeconds(60);

    private static final Duration TO_CATCH_UP = Duration.ofSeconds(30);
    private static final Duration GIVE_UP = Duration.ofMinutes(3);
    private static final Duration GLANCE = Duration.ofMillis(200);

    private Instant gone = Instant.MIN;
    private Instant back = Instant.MIN;

    static List<Deal> play(Scene scene, List<String> brokers) throws IOException {
        BrokerOutage outage = new BrokerOutage();
        List<Deal> deals = scene.underTraffic(brokers, AWAY, outage::strike);
        scene.backstage().note(outage.emptySeconds(deals));
        return deals;
    }

    private void strike(Scene scene, String broker) throws IOException {
        scene.tell("kill -9 %s, away for %d s".formatted(broker, AWAY.toSeconds()));
        scene.faults().kill(broker);
        gone = Instant.now();
        scene.leaveFor(AWAY);
        back = Instant.now();
        scene.faults().start(broker);
        awaitDrained(scene.backstage(), Instant.now());
    }

    private static void awaitDrained(Backstage backstage, Instant ready) throws IOException {
        backstage.note(
                Invariant.atLeast(
                        "events that waited when Kafka was back", 1, waiting(backstage, ready)));
        while (waiting(backstage, ready) > 0 && Instant.now().isBefore(ready.plus(GIVE_UP))) {
            Pause.of(GLANCE);
        }
        backstage.note(
                Invariant.within(
                        "Kafka's return until every outbox was drained",
                        TO_CATCH_UP,
                        Duration.between(ready, Instant.now())));
    }

    // Orders go on meanwhile, so what counts is what was written before.
    private static long waiting(Backstage backstage, Instant before) throws IOException {
        return backstage
                .databases()
                .sum("outbox", "count(*)", "WHERE created_at < timestamptz '%s'".formatted(before));
    }

    /** An outage in which nobody orders shows nothing. */
    private Invariant emptySeconds(List<Deal> deals) {
        Set<Long> busy = new HashSet<>();
        deals.forEach(deal -> busy.add(Duration.between(gone, deal.since()).toSeconds()));
        long seconds = Duration.between(gone, back).toSeconds();
        List<Long> empty =
                LongStream.range(0, seconds)
                        .filter(second -> !busy.contains(second))
                        .boxed()
                        .toList();
        return Invariant.none("seconds without Kafka in which nobody ordered", seconds, empty);
    }
}
