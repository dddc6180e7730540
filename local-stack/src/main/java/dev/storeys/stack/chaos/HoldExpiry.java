package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.audit.Invariant;
import dev.storeys.stack.chaos.traffic.Article;
import dev.storeys.stack.chaos.traffic.Deal;
import dev.storeys.stack.chaos.traffic.Wishes;
import dev.storeys.stack.plan.Plan;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Units are held for orders that never come, and must be for sale again when their time is up. */
final class HoldExpiry {

    static final List<Long> SHELF = List.of(50L);

    private static final String SETTING = "storeys.product.hold-time";
    private static final Duration LATE_AT_MOST = Duration.ofSeconds(5);
    private static final int AT_ONCE = 8;

    private HoldExpiry() {}

    /** A stage whose holds last as long as they do in a shop is not worth the wait. */
    static Optional<String> hindrance(Plan plan) {
        return plan.layout().settings().containsKey(SETTING)
                ? Optional.empty()
                : Optional.of(
                        "holds last 10 min here; start it with ./shop up %d --set %s=20s"
                                .formatted(plan.stage().number(), SETTING));
    }

    static List<Deal> play(Scene scene) throws IOException {
        Article article = scene.audience().articles().getFirst();
        Wishes wishes = scene.wishes();
        Holds holds = new Holds(scene.backstage().plan());
        List<UUID> orders =
                LongStream.range(0, article.units()).mapToObj(_ -> UUID.randomUUID()).toList();
        holds.reserve(orders, article);
        scene.tell("%d units are held for orders that never come".formatted(orders.size()));
        List<Deal> early = buy(scene, Crowd.wanting(article, 1, wishes));
        note(scene, Invariant.equal("units sold while all were held", 0, accepted(early)));
        Duration overdue = holds.overdue(orders);
        note(
                scene,
                Invariant.within("a hold's end until its unit was back", LATE_AT_MOST, overdue));
        List<Deal> late = buy(scene, Crowd.wanting(article, orders.size(), wishes));
        note(scene, Invariant.equal("units sold then", orders.size(), accepted(late)));
        return Stream.concat(early.stream(), late.stream()).toList();
    }

    private static List<Deal> buy(Scene scene, List<Deal> deals) {
        Crowd.act(deals, AT_ONCE, scene.checkout()::insist);
        return deals;
    }

    private static void note(Scene scene, Invariant row) {
        scene.backstage().note(row);
    }

    private static long accepted(List<Deal> deals) {
        return deals.stream().filter(Deal::accepted).count();
    }
}
