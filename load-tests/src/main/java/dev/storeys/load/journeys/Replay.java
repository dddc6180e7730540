package dev.storeys.load.journeys;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.dummy;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.storeys.load.replay.Ledger;
import dev.storeys.load.replay.Reconciliation;
import dev.storeys.load.replay.RecordedOrder;
import dev.storeys.load.replay.Trace;
import dev.storeys.load.shop.Account;
import dev.storeys.load.shop.Accounts;
import dev.storeys.load.shop.Person;
import dev.storeys.load.shop.Shelf;
import dev.storeys.load.shop.ShopClient;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.PopulationBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends recorded orders at their recorded times, only faster, each by its own customer, and then
 * looks into every customer's history and on the shelves for what became of them. The trace decides
 * the load; the profile only says how much failure is tolerable on the way.
 */
public final class Replay implements Journey {

    private static final String VERDICT = "reconciliation";
    private static final int READERS = 4;

    private final ShopClient shop;
    private final Trace trace;
    private final double speed;
    private final Path results;
    private final Ledger ledger;
    private final Purchases purchases;
    private final Histories histories;
    private Shelf before = new Shelf(Map.of());

    public Replay(ShopClient shop, Trace trace, double speed, Path results) {
        this.shop = shop;
        this.trace = trace;
        this.speed = speed;
        this.results = results;
        this.ledger = new Ledger(trace);
        this.purchases = new Purchases(trace, ledger);
        this.histories = new Histories(ledger);
    }

    @Override
    public void prepare() {
        trace.malformed().forEach(line -> System.err.println(trace.name() + ": " + line));
        before = Shelf.holding(trace.skus(), shop);
        Map<String, String> countries = trace.countries();
        System.out.printf("Opening an account for each of %d customers%n", countries.size());
        List<Person> people = new ArrayList<>();
        countries.forEach((customer, country) -> people.add(Person.of(customer, country)));
        List<Account> opened = Accounts.open(people, shop);
        Map<String, Account> accounts = new LinkedHashMap<>();
        countries.keySet().forEach(name -> accounts.put(name, opened.get(accounts.size())));
        purchases.ready(before, accounts);
        histories.ready(opened);
        System.out.printf("Sending %d orders %.0f times faster%n", trace.orders().size(), speed);
    }

    @Override
    public List<PopulationBuilder> populations(Arrivals arrivals) {
        PopulationBuilder verdict =
                scenario("verdict")
                        .exec(dummy(VERDICT, 1).withSuccess(session -> isBalanced()))
                        .injectOpen(atOnceUsers(1));
        PopulationBuilder reading =
                scenario("histories").exec(histories.read()).injectOpen(atOnceUsers(READERS));
        PopulationBuilder sending =
                scenario("purchases").exec(purchases.next()).injectOpen(recordedArrivals());
        return List.of(sending.andThen(reading.andThen(verdict)));
    }

    private boolean isBalanced() {
        Shelf after = Shelf.holding(trace.skus(), shop);
        ledger.counted(before.available(), after.available());
        return ledger.reconcile().balanced();
    }

    private List<OpenInjectionStep> recordedArrivals() {
        List<OpenInjectionStep> steps = new ArrayList<>();
        Duration now = Duration.ZERO;
        for (RecordedOrder order : trace.orders()) {
            Duration then = trace.offset(order, speed);
            if (then.compareTo(now) > 0) {
                steps.add(nothingFor(then.minus(now)));
                now = then;
            }
            steps.add(atOnceUsers(1));
        }
        return steps;
    }

    @Override
    public List<Assertion> assertions() {
        return List.of(details(VERDICT).failedRequests().count().is(0L));
    }

    @Override
    public void conclude() {
        Reconciliation result = ledger.reconcile();
        System.out.print(result.text());
        System.out.println("  written to " + result.writeTo(results));
    }
}
