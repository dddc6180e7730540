package dev.storeys.load.journeys;

import static dev.storeys.load.journeys.Browse.think;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.storeys.load.requests.Attributes;
import dev.storeys.load.requests.Carts;
import dev.storeys.load.requests.Logins;
import dev.storeys.load.requests.Orders;
import dev.storeys.load.requests.Products;
import dev.storeys.load.shop.Account;
import dev.storeys.load.shop.Accounts;
import dev.storeys.load.shop.Basket;
import dev.storeys.load.shop.Catalogue;
import dev.storeys.load.shop.Person;
import dev.storeys.load.shop.ShopClient;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fills a cart, orders it and waits until the order is final; one card in ten is declined. */
public final class Checkout implements Journey {

    private static final String OUT_OF_STOCK = "urn:storeys:problem:out-of-stock";
    private static final List<String> COUNTRIES = List.of("GB", "DE", "US", "SG");
    private static final int MOST_ITEMS = 3;

    private final ShopClient shop;
    private final int size;
    private final AtomicInteger turn = new AtomicInteger();
    private @Nullable Catalogue catalogue;
    private List<Account> accounts = List.of();

    public Checkout(ShopClient shop, int accounts) {
        this.shop = shop;
        this.size = accounts;
    }

    @Override
    public void prepare() {
        catalogue = Catalogue.of(shop);
        accounts =
                Accounts.open(IntStream.range(0, size).mapToObj(Checkout::person).toList(), shop);
    }

    private static Person person(int number) {
        return Person.of(String.valueOf(number), COUNTRIES.get(number % COUNTRIES.size()));
    }

    @Override
    public List<PopulationBuilder> populations(Arrivals arrivals) {
        return List.of(buying().injectOpen(arrivals.of(1)));
    }

    private ScenarioBuilder buying() {
        return scenario("checkout")
                .exec(this::intent)
                .exec(Logins.whenNeeded())
                .foreach(Checkout::productIds, Attributes.PRODUCT_ID)
                .on(exec(Products.view(), think(), Carts.put()))
                .exec(Carts.view(), think())
                .exec(
                        Orders.place()
                                .checkIf((answer, session) -> answer.status().code() == 409)
                                .then(jsonPath("$.type").is(OUT_OF_STOCK)))
                .doIf(Orders::isAccepted)
                .then(
                        Orders.untilFinal(),
                        exec(
                                Orders.view("final order")
                                        .check(jsonPath("$.status").is(Checkout::ending))));
    }

    private Session intent(Session session) {
        Catalogue today = Objects.requireNonNull(catalogue);
        ThreadLocalRandom random = ThreadLocalRandom.current();
        List<Basket.Item> items =
                Stream.generate(() -> today.product().id())
                        .distinct()
                        .limit(1 + random.nextInt(MOST_ITEMS))
                        .map(id -> new Basket.Item(id, 1))
                        .toList();
        String card = random.nextInt(10) == 0 ? "card-declined" : "card-ok";
        return session.set(Attributes.ACCOUNT, accounts.get(turn.getAndIncrement() % size))
                .set(Attributes.IDEMPOTENCY_KEY, UUID.randomUUID().toString())
                .set(Attributes.BASKET, new Basket(items, card));
    }

    private static List<Object> productIds(Session session) {
        return List.copyOf(
                Attributes.basket(session).items().stream().map(Basket.Item::productId).toList());
    }

    private static String ending(Session session) {
        return Attributes.basket(session).paymentMethod().equals("card-ok")
                ? "CONFIRMED"
                : "CANCELLED";
    }
}
