package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.traffic.Audience;
import dev.storeys.stack.chaos.traffic.Errands;
import dev.storeys.stack.chaos.traffic.Route;
import dev.storeys.stack.chaos.traffic.Storefront;
import dev.storeys.stack.chaos.traffic.Visit;
import dev.storeys.stack.chaos.traffic.Visitors;
import dev.storeys.stack.chaos.traffic.Wishes;
import dev.storeys.stack.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A stage that was just started is slower than later, which would flatter what comes later: it is
 * warm when nobody has failed or waited as long as one waits for what does not answer.
 */
final class WarmUp {

    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final int WINDOWS = 18;
    private static final Duration LONG = Duration.ofSeconds(1);
    // Who comes in vain comes again: a cold stage must not have more than it can ever serve.
    private static final int HALF = 2;
    private static final int PEOPLE = 10;
    private static final List<Long> SHELF = List.of(100_000L, 100_000L);

    private WarmUp() {}

    /** Lets other people buy other things, whom nobody audits, until the stage is warm. */
    static void by(Scene scene) {
        Audience others = others(scene);
        Wishes wishes = new Wishes(others, new Random(scene.random().nextLong()));
        try (Visitors visitors = new Visitors(new Errands(scene.checkout(), others, wishes::any))) {
            visitors.start(Route.usual(), HALF);
            await(scene, visitors);
            visitors.finish();
        }
    }

    private static Audience others(Scene scene) {
        Storefront shop = scene.checkout().shop();
        String password = scene.backstage().plan().secrets().adminPassword();
        String admin = Audience.login(shop, Plan.ADMIN_EMAIL, password);
        return Audience.gather(shop, admin, scene.audience().run() + "-before", PEOPLE, SHELF);
    }

    /** Returns when the stage is warm, or after three minutes. */
    static void await(Scene scene, Visitors... visitors) {
        scene.tell("until the stage is warm");
        boolean warm = false;
        for (int window = 1; !warm && window <= WINDOWS; window++) {
            scene.leaveFor(WINDOW);
            // Also those of the window before, whose answers may have come in this one.
            Instant since = Instant.now().minus(WINDOW.multipliedBy(2));
            warm =
                    window > 1
                            && Stream.of(visitors)
                                    .flatMap(some -> some.since(since).stream())
                                    .noneMatch(WarmUp::isRough);
        }
    }

    private static boolean isRough(Visit visit) {
        return visit.failed() || visit.took().compareTo(LONG) > 0;
    }
}
