package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.traffic.Audience;
import dev.storeys.stack.chaos.traffic.Browsing;
import dev.storeys.stack.chaos.traffic.Checkout;
import dev.storeys.stack.chaos.traffic.Deal;
import dev.storeys.stack.chaos.traffic.Traffic;
import dev.storeys.stack.chaos.traffic.Wishes;
import dev.storeys.stack.process.Pause;
import dev.storeys.stack.stage.Component;
import dev.storeys.stack.stage.Kind;
import dev.storeys.stack.stage.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * What a scenario plays with.
 *
 * @param browsing visitors, for whom the doors are not open yet
 * @param orders how many checkouts there are to be, at least
 * @param rounds how often each component is hit
 * @param backstage what lies behind the shop's front
 * @param say tells whoever watches
 */
record Scene(
        Stage stage,
        Faults faults,
        Audience audience,
        Checkout checkout,
        Browsing browsing,
        Random random,
        int orders,
        int rounds,
        Backstage backstage,
        Consumer<String> say) {

    private static final double SLOWEST = 2;
    private static final double FASTEST = 25;
    private static final double STEADY = 10;

    /** Something that is done to one component and mended again. */
    interface Blow {
        void strike(Scene scene, String component) throws IOException;
    }

    Wishes wishes() {
        // Of its own, as customers come at their own time: the faults must not depend on it.
        return new Wishes(audience, new Random(random.nextLong()));
    }

    /**
     * Strikes one component after the other while checkouts flow, each when all are well again and
     * its share of the checkouts has come.
     *
     * @param about how long one blow takes, from which follows how fast customers come
     */
    List<Deal> underTraffic(List<String> components, Duration about, Blow blow) throws IOException {
        double perSecond = (double) orders / (components.size() * about.toSeconds());
        int share = orders / (components.size() + 1);
        try (Traffic traffic = new Traffic(checkout, wishes()::any)) {
            traffic.start(Math.clamp(perSecond, SLOWEST, FASTEST));
            int number = 0;
            for (String component : components) {
                traffic.awaitBegun(share * ++number);
                strike(blow, component);
                tell(
                        "%d of %d: %s is well again, %d checkouts so far"
                                .formatted(number, components.size(), component, traffic.begun()));
            }
            traffic.awaitBegun(orders);
            return traffic.finish();
        }
    }

    /** Lets checkouts flow while nothing is done to anybody. */
    List<Deal> undisturbed() {
        try (Traffic traffic = opened()) {
            traffic.awaitBegun(orders);
            return traffic.finish();
        }
    }

    /** Customers who come at a steady rate until told otherwise. */
    Traffic opened() {
        Traffic traffic = new Traffic(checkout, wishes()::any);
        traffic.start(STEADY);
        return traffic;
    }

    private void strike(Blow blow, String component) throws IOException {
        blow.strike(this, component);
        faults.awaitHealth();
    }

    /** The instances of what has several, one after the other, as often as there are rounds. */
    List<String> instances() {
        return IntStream.range(0, rounds)
                .boxed()
                .flatMap(_ -> stage.components().stream())
                .filter(component -> component.kind().isDomain())
                .map(Component::name)
                .toList();
    }

    /** The components of the stage, each as often as there are rounds, as the seed orders them. */
    List<String> components() {
        List<String> all = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            List<String> names =
                    new ArrayList<>(stage.components().stream().map(Component::name).toList());
            Collections.shuffle(names, random);
            all.addAll(names);
        }
        return all;
    }

    /** Those of them that are the house's own. */
    List<String> applications() {
        return components().stream()
                .filter(name -> stage.component(name).kind().isApplication())
                .toList();
    }

    /** Those that follow another server. */
    List<String> standbys() {
        return components().stream().filter(Standbys.of(stage)::contains).toList();
    }

    /** The first of each kind in that order. */
    List<String> oneOfEachKind() {
        Set<Kind> seen = EnumSet.noneOf(Kind.class);
        return components().stream()
                .filter(name -> seen.add(stage.component(name).kind()))
                .toList();
    }

    void tell(String line) {
        say.accept("  " + line);
    }

    /** Leaves a component as it is for a while. */
    void leaveFor(Duration time) {
        Pause.of(time);
    }
}
