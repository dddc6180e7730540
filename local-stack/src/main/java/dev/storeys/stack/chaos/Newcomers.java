package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.audit.Invariant;
import dev.storeys.stack.chaos.traffic.Newcomer;
import dev.storeys.stack.process.Pause;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** People who open accounts while a shard is away, some of whom it would have to keep. */
final class Newcomers {

    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LETTERS = 26;

    private final Scene scene;
    private final String name;
    private final List<Newcomer> all = new ArrayList<>();

    Newcomers(Scene scene, String name) {
        this.scene = scene;
        this.name = name;
    }

    /** Whose accounts these are is known by an id. */
    interface Residents {
        Set<UUID> among(Set<UUID> users) throws IOException;
    }

    /** Lets one after the other in for so long. */
    void come(Duration time) {
        Instant end = Instant.now().plus(time);
        while (Instant.now().isBefore(end)) {
            all.add(Newcomer.at(scene.checkout().shop(), nextEmail()));
            Pause.of(BETWEEN);
        }
    }

    // Where users are kept by their names they must not all want to be in one place.
    private String nextEmail() {
        char initial = (char) ('a' + all.size() % LETTERS);
        return "%c-%s-%s-new-%d@chaos.example"
                .formatted(initial, scene.audience().run(), name, all.size());
    }

    /** Lets those come again who were asked to, and tells whether they were the right ones. */
    List<Invariant> judge(Residents residents) throws IOException {
        List<Newcomer> in = all.stream().filter(Newcomers::isIn).toList();
        List<Newcomer> later = all.stream().filter(one -> one.registration().isLater()).toList();
        List<Newcomer> others = new ArrayList<>(all);
        others.removeAll(in);
        others.removeAll(later);
        List<Newcomer> again = later.stream().map(this::again).toList();
        return List.of(
                Invariant.atLeast(row("who got in"), 1, in.size()),
                none("in, and could not sign in", in, one -> !one.login().isGood()),
                Invariant.atLeast(row("asked to come again"), 1, later.size()),
                Invariant.none(row("refused otherwise"), all.size(), others),
                none("who came again and did not get in", again, one -> !isIn(one)),
                Invariant.none(
                        row("asked again who belong elsewhere"),
                        again.size(),
                        List.copyOf(elsewhere(again, residents))));
    }

    private Invariant none(String what, List<Newcomer> among, Predicate<Newcomer> breaks) {
        return Invariant.none(row(what), among.size(), among.stream().filter(breaks).toList());
    }

    private static boolean isIn(Newcomer newcomer) {
        return newcomer.registration().isGood();
    }

    private Newcomer again(Newcomer refused) {
        Instant end = Instant.now().plus(PATIENCE);
        Newcomer again = Newcomer.at(scene.checkout().shop(), refused.email());
        while (!isIn(again) && Instant.now().isBefore(end)) {
            Pause.of(BETWEEN);
            again = Newcomer.at(scene.checkout().shop(), refused.email());
        }
        return again;
    }

    private static Set<UUID> elsewhere(List<Newcomer> newcomers, Residents residents)
            throws IOException {
        Set<UUID> ids =
                newcomers.stream().flatMap(one -> one.id().stream()).collect(Collectors.toSet());
        Set<UUID> elsewhere = new HashSet<>(ids);
        elsewhere.removeAll(residents.among(ids));
        return elsewhere;
    }

    private String row(String what) {
        return name + ", newcomers: " + what;
    }
}
