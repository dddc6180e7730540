package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.audit.Invariant;
import dev.storeys.stack.chaos.traffic.Deal;
import dev.storeys.stack.chaos.traffic.OwnWrites;
import dev.storeys.stack.chaos.traffic.OwnWrites.Look;
import dev.storeys.stack.chaos.traffic.Shopper;
import dev.storeys.stack.chaos.traffic.Wishes;
import dev.storeys.stack.postgres.Standby;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Everybody looks at what he has just changed while all standby servers are seconds behind. */
final class OwnReads {

    static final int READS = 10_000;
    static final Duration LAG = Duration.ofSeconds(2);

    private static final int AT_ONCE = 8;

    private final Scene scene;
    private final List<Standby> standbys;
    private final List<Look> looks = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> behind = ConcurrentHashMap.newKeySet();

    private OwnReads(Scene scene, List<Standby> standbys) {
        this.scene = scene;
        this.standbys = List.copyOf(standbys);
    }

    static List<Deal> play(Scene scene) throws IOException {
        List<Standby> standbys =
                Standbys.of(scene.stage()).stream()
                        .map(server -> new Standby(scene.backstage().plan(), server))
                        .toList();
        for (Standby standby : standbys) {
            scene.faults().note("lag", standby.server(), () -> standby.lagBy(Duration.ZERO));
            standby.lagBy(LAG);
        }
        scene.tell(
                "%d standby servers are %d s behind".formatted(standbys.size(), LAG.toSeconds()));
        OwnReads reads = new OwnReads(scene, standbys);
        List<Deal> deals = reads.everybody();
        reads.judge();
        return deals;
    }

    private List<Deal> everybody() {
        Wishes wishes = scene.wishes();
        List<Shopper> shoppers = scene.audience().shoppers();
        int each = Math.ceilDiv(scene.orders(), shoppers.size());
        List<OwnWrites> people =
                shoppers.stream()
                        .map(shopper ->
                                new OwnWrites(
                                        scene.checkout(),
                                        shopper,
                                        scene.audience().articles(),
                                        wishes::any))
                        .toList();
        Crowd.act(people, AT_ONCE, person -> act(person, each));
        return people.stream().flatMap(person -> person.deals().stream()).toList();
    }

    private void act(OwnWrites person, int times) {
        for (int time = 0; time < times; time++) {
            looks.add(person.look(time));
        }
        standbys.forEach(this::noteIfBehind);
    }

    // Asked of all by each who has just changed something: nobody else may, where he is kept.
    private void noteIfBehind(Standby standby) {
        try {
            if (standby.isBehind()) {
                behind.add(standby.server());
            }
        } catch (IOException unknown) {
            scene.tell(standby.server() + " does not tell how far it is");
        }
    }

    private void judge() {
        List<Look> all = List.copyOf(looks);
        Backstage backstage = scene.backstage();
        backstage.note(Invariant.equal("standby servers behind", standbys.size(), behind.size()));
        backstage.note(
                Invariant.none(
                        "changes and looks that failed",
                        all.size(),
                        all.stream().filter(Look::failed).toList()));
        backstage.note(
                Invariant.none(
                        "own changes not seen",
                        all.size(),
                        all.stream().filter(Look::stale).toList()));
        backstage.measured(figures(all));
    }

    private static Map<String, String> figures(List<Look> looks) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("own reads", Integer.toString(looks.size()));
        looks.stream()
                .collect(
                        Collectors.groupingBy(
                                look -> look.reply().source(), TreeMap::new, Collectors.counting()))
                .forEach((source, many) -> figures.put("answered by " + source, "" + many));
        return figures;
    }
}
