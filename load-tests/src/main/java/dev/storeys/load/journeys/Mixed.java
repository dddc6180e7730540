package dev.storeys.load.journeys;

import dev.storeys.load.shop.ShopClient;
import io.gatling.javaapi.core.PopulationBuilder;
import java.util.List;
import java.util.stream.Stream;

/** Of ten customers nine look around and one buys. */
public final class Mixed implements Journey {

    private static final double LOOKING = 0.9;
    private static final double BUYING = 0.1;

    private final Browse browse;
    private final Checkout checkout;

    public Mixed(ShopClient shop, int accounts) {
        this.browse = new Browse(shop);
        this.checkout = new Checkout(shop, accounts);
    }

    @Override
    public void prepare() {
        browse.prepare();
        checkout.prepare();
    }

    @Override
    public List<PopulationBuilder> populations(Arrivals arrivals) {
        return Stream.concat(
                        browse.populations(share -> arrivals.of(LOOKING * share)).stream(),
                        checkout.populations(share -> arrivals.of(BUYING * share)).stream())
                .toList();
    }
}
