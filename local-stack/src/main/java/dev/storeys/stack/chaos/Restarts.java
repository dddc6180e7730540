package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.traffic.Deal;
import dev.storeys.stack.chaos.traffic.Traffic;
import dev.storeys.stack.chaos.traffic.Wishes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Ends and starts of many components. */
final class Restarts {

    private static final Duration ONE_RESTART = Duration.ofSeconds(30);
    private static final Duration WARMING = Duration.ofSeconds(15);
    private static final Duration WITHOUT_SERVERS = Duration.ofSeconds(10);
    private static final double PER_SECOND = 10;

    private Restarts() {}

    /** One instance after the other, while some order and others look around. */
    static List<Deal> rolling(Scene scene) throws IOException {
        scene.browsing().start(scene.random());
        return scene.underTraffic(scene.instances(), ONE_RESTART, Restarts::restartAndWarm);
    }

    // As the minReadySeconds of a rollout: a JVM that has just started is slow, and gets half of
    // the work while its twin is there before it gets all of it.
    private static void restartAndWarm(Scene scene, String component) throws IOException {
        Blows.restart(scene, component);
        scene.leaveFor(WARMING);
    }

    /** Everything ends, applications last; they come back first and their servers last. */
    static List<Deal> inAnyOrder(Scene scene) throws IOException {
        // One list of wishes for both halves: no key may come twice.
        Wishes wishes = scene.wishes();
        List<Deal> deals = new ArrayList<>(orders(scene, wishes));
        List<String> applications = new ArrayList<>(new LinkedHashSet<>(scene.applications()));
        Set<String> servers = new LinkedHashSet<>(scene.components());
        servers.removeAll(applications);
        endServersFirst(scene, servers, applications);
        Collections.shuffle(applications, scene.random());
        startServersLast(scene, servers, applications);
        deals.addAll(orders(scene, wishes));
        return deals;
    }

    private static void endServersFirst(
            Scene scene, Collection<String> servers, Collection<String> applications)
            throws IOException {
        scene.tell("kill -9 every server, then every application");
        for (String server : servers) {
            scene.faults().kill(server);
        }
        scene.leaveFor(WITHOUT_SERVERS);
        scene.faults().requireLife(applications);
        for (String application : applications) {
            scene.faults().kill(application);
        }
    }

    private static void startServersLast(
            Scene scene, Collection<String> servers, Collection<String> applications)
            throws IOException {
        scene.tell("start " + String.join(", ", applications));
        for (String application : applications) {
            scene.faults().begin(application);
        }
        scene.leaveFor(WITHOUT_SERVERS);
        for (String server : servers) {
            scene.faults().start(server);
        }
        Duration took = scene.faults().awaitHealth();
        scene.tell("all well %.1f s after the last server".formatted(Report.seconds(took)));
    }

    private static List<Deal> orders(Scene scene, Wishes wishes) {
        try (Traffic traffic = new Traffic(scene.checkout(), wishes::any)) {
            traffic.start(PER_SECOND);
            traffic.awaitBegun(scene.orders() / 2);
            return traffic.finish();
        }
    }
}
