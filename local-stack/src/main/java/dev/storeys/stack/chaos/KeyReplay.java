package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.audit.Invariant;
import dev.storeys.stack.chaos.traffic.Article;
import dev.storeys.stack.chaos.traffic.Deal;
import dev.storeys.stack.chaos.traffic.Reply;
import dev.storeys.stack.chaos.traffic.Shopper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Function;
import java.util.stream.Stream;

/** Each key many times at once, then with another body, by another customer and left out. */
final class KeyReplay {

    static final List<Long> SHELF = List.of(100_000L);

    private static final int SENDS = 10;
    private static final int KEYS_AT_ONCE = 8;

    private KeyReplay() {}

    static List<Deal> play(Scene scene) {
        Article article = scene.audience().articles().getFirst();
        List<Deal> deals = Crowd.wanting(article, scene.orders(), scene.wishes());
        scene.tell("%d keys are sent %d times each".formatted(deals.size(), SENDS));
        Crowd.act(deals, KEYS_AT_ONCE, deal -> replay(scene, deal));
        scene.tell("once more with another body, without a key, and by somebody else");
        Collection<Reply> keyless = Collections.synchronizedCollection(new ArrayList<>());
        Crowd.act(
                deals,
                KEYS_AT_ONCE,
                deal -> {
                    scene.checkout().forge(deal);
                    keyless.add(scene.checkout().withoutKey(deal));
                });
        List<Deal> others = deals.stream().map(deal -> others(scene, deal)).toList();
        Crowd.act(others, KEYS_AT_ONCE, scene.checkout()::insist);
        new Refusals(deals, others, keyless).judge(scene.backstage());
        return Stream.concat(deals.stream(), others.stream()).toList();
    }

    private static void replay(Scene scene, Deal deal) {
        CyclicBarrier together = new CyclicBarrier(SENDS);
        Crowd.act(
                Collections.nCopies(SENDS, deal),
                SENDS,
                one -> {
                    await(together);
                    scene.checkout().insist(one);
                });
    }

    private static void await(CyclicBarrier together) {
        try {
            together.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (BrokenBarrierException broken) {
            throw new IllegalStateException("Somebody left", broken);
        }
    }

    private static Deal others(Scene scene, Deal deal) {
        List<Shopper> shoppers = scene.audience().shoppers();
        int next = (shoppers.indexOf(deal.purchase().shopper()) + 1) % shoppers.size();
        return new Deal(deal.purchase().by(shoppers.get(next)));
    }

    /** What was answered to those who did not simply repeat themselves. */
    private record Refusals(
            Collection<Deal> deals, Collection<Deal> others, Collection<Reply> keyless) {

        void judge(Backstage backstage) {
            long reused = replies(Deal::forgeries).filter(Reply::isKeyReused).count();
            long missing = keyless.stream().filter(Reply::isKeyMissing).count();
            long inFlight = replies(Deal::replies).filter(Reply::isKeyInFlight).count();
            long orders = others.stream().filter(Deal::accepted).count();
            backstage.note(Invariant.equal("another body, refused with 422", deals.size(), reused));
            backstage.note(Invariant.equal("no key, refused with 400", keyless.size(), missing));
            backstage.note(Invariant.atLeast("the key in flight, refused with 409", 1, inFlight));
            backstage.note(
                    Invariant.equal("orders of others by the same keys", others.size(), orders));
        }

        private Stream<Reply> replies(Function<Deal, List<Reply>> kind) {
            return deals.stream().map(kind).flatMap(List::stream);
        }
    }
}
