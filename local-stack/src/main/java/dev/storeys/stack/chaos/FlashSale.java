package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.traffic.Article;
import dev.storeys.stack.chaos.traffic.Deal;
import dev.storeys.stack.chaos.traffic.Wishes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Far more buyers than units, of an article with many units and of one with a single one. */
final class FlashSale {

    static final List<Long> SHELF = List.of(500L, 1L);

    private static final int WANT_THE_SINGLE_ONE = 100;
    // As many connections as one machine serves without refusing any by itself.
    private static final int AT_ONCE = 256;

    private FlashSale() {}

    static List<Deal> play(Scene scene) {
        List<Article> articles = scene.audience().articles();
        Wishes wishes = scene.wishes();
        List<Deal> deals =
                new ArrayList<>(Crowd.wanting(articles.getFirst(), scene.orders(), wishes));
        deals.addAll(Crowd.wanting(articles.getLast(), WANT_THE_SINGLE_ONE, wishes));
        Collections.shuffle(deals, scene.random());
        scene.tell("%d customers come".formatted(deals.size()));
        Crowd.act(deals, AT_ONCE, scene.checkout()::insist);
        return deals;
    }
}
