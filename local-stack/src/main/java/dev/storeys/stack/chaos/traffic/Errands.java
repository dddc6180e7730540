package dev.storeys.stack.chaos.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What visitors come for. */
public final class Errands {

    private final Checkout checkout;
    private final Audience audience;
    private final Supplier<Purchase> wishes;
    private final AtomicInteger turn = new AtomicInteger();
    private final List<Deal> deals = new ArrayList<>();

    public Errands(Checkout checkout, Audience audience, Supplier<Purchase> wishes) {
        this.checkout = checkout;
        this.audience = audience;
        this.wishes = wishes;
    }

    /** The first answer, and what is left to do after it. */
    record Done(Reply first, Runnable rest) {

        Done(Reply first) {
            this(first, () -> {});
        }
    }

    Done run(Route route) {
        Storefront shop = checkout.shop();
        Shopper shopper = next(audience.shoppers());
        return switch (route) {
            case PAGE -> new Done(shop.ask("/"));
            case KEYS -> new Done(shop.ask("/.well-known/jwks.json"));
            case BROWSE -> new Done(shop.ask("/api/v1/products/" + next(audience.articles()).id()));
            case HISTORY -> new Done(ask("/api/v1/orders?limit=20", shopper));
            case INBOX -> new Done(ask("/api/v1/notifications", shopper));
            case LOGIN -> new Done(shop.login(shopper.email(), Shopper.PASSWORD));
            case CHECKOUT -> buy();
            case CART -> new Done(put(next(audience.articles()), shopper));
        };
    }

    private Reply ask(String path, Shopper shopper) {
        return checkout.shop().ask(path, shopper, checkout.journal());
    }

    private Reply put(Article article, Shopper shopper) {
        return checkout.shop()
                .change(
                        "PUT",
                        "/api/v1/cart/items/" + article.id(),
                        Map.of("quantity", 1),
                        shopper,
                        checkout.journal());
    }

    private Done buy() {
        Deal deal = new Deal(wishes.get());
        synchronized (deals) {
            deals.add(deal);
        }
        Reply first = checkout.once(deal);
        return first.isClear() ? new Done(first) : new Done(first, () -> checkout.insist(deal));
    }

    List<Deal> deals() {
        synchronized (deals) {
            return List.copyOf(deals);
        }
    }

    private <T> T next(List<T> all) {
        return all.get(Math.floorMod(turn.getAndIncrement(), all.size()));
    }
}
