package dev.storeys.load.journeys;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.storeys.load.requests.Attributes;
import dev.storeys.load.requests.Products;
import dev.storeys.load.shop.Catalogue;
import dev.storeys.load.shop.ShopClient;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Comes without an account, looks at lists, searches, opens some products and leaves. */
public final class Browse implements Journey {

    private static final int MOST_OPENED = 3;

    private final ShopClient shop;
    private @Nullable Catalogue catalogue;

    public Browse(ShopClient shop) {
        this.shop = shop;
    }

    @Override
    public void prepare() {
        catalogue = Catalogue.of(shop);
    }

    @Override
    public List<PopulationBuilder> populations(Arrivals arrivals) {
        return List.of(browsing().injectOpen(arrivals.of(1)));
    }

    private ScenarioBuilder browsing() {
        return scenario("browse")
                .exec(this::interest)
                .exec(Products.newest(), think())
                .doIf(Browse::hasNextPage)
                .then(exec(Products.next(), think()))
                .exec(Products.ofCategory(), think())
                .exec(Products.search(), think())
                .foreach(Browse::best, Attributes.PRODUCT_ID)
                .on(exec(Products.view(), think()));
    }

    /** What this customer looks for: a category, and a word from the name of a product. */
    private Session interest(Session session) {
        Catalogue today = Objects.requireNonNull(catalogue);
        return session.set(Attributes.CATEGORY, today.category())
                .set(Attributes.WORD, today.word());
    }

    /** The first few of what the search found. */
    private static List<Object> best(Session session) {
        List<Object> found =
                session.contains(Attributes.PRODUCT_IDS)
                        ? session.getList(Attributes.PRODUCT_IDS)
                        : List.of();
        return found.subList(0, Math.min(MOST_OPENED, found.size()));
    }

    private static boolean hasNextPage(Session session) {
        String cursor = session.getString(Attributes.CURSOR);
        return cursor != null && !cursor.isEmpty();
    }

    static ChainBuilder think() {
        return pause(Duration.ofMillis(300), Duration.ofMillis(1_200));
    }
}
