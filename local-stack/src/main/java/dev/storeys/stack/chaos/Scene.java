package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.audit.Invariant;
import dev.storeys.stack.chaos.traffic.Audience;
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

/**
 * What a scenario plays with.
 *
 * @param orders how many checkouts there are to be, at least
 * @param rounds how often each component is hit
 * @param circuits what applications tell of their circuit breakers
 * @param seen takes what a scenario judges by itself
 * @param say tells whoever watches
 */
record Scene(
        Stage stage,
        Faults faults,
        Audience audience,
        Checkout checkout,
        Random random,
        int orders,
        int rounds,
        Circuits circuits,
        Consumer<Invariant> seen,
        Consumer<String> say) {

    private static final double SLOWEST = 2;
    private static final double FASTEST = 25;

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
                blow.strike(this, component);
                faults.awaitHealth();
                tell("%s is well again, %d checkouts so far".formatted(component, traffic.begun()));
            }
            traffic.awaitBegun(orders);
            return traffic.finish();
        }
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
