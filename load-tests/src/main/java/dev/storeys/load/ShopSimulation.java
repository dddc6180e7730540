package dev.storeys.load;

import static io.gatling.javaapi.http.HttpDsl.http;

import dev.storeys.load.journeys.Browse;
import dev.storeys.load.journeys.Checkout;
import dev.storeys.load.journeys.Journey;
import dev.storeys.load.journeys.Mixed;
import dev.storeys.load.journeys.Replay;
import dev.storeys.load.replay.Trace;
import dev.storeys.load.shop.ShopClient;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.Simulation;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One journey under one profile against the shop that is up. */
public final class ShopSimulation extends Simulation {

    private final Settings settings = orStop(() -> Settings.of(System.getProperties()));
    private final Profile profile = settings.profile();
    private final ShopClient shop = new ShopClient(settings.url());
    private final Journey journey = orStop(this::journey);

    public ShopSimulation() {
        setUp(journey.populations(profile::arrivals))
                .protocols(
                        http.baseUrl(settings.url().toString())
                                .acceptHeader("application/json, application/problem+json")
                                .userAgentHeader("storeys-load")
                                .disableCaching())
                .assertions(assertions());
    }

    private Journey journey() {
        return switch (settings.journey()) {
            case "browse" -> new Browse(shop);
            case "checkout" -> new Checkout(shop, profile.accounts());
            case "mixed" -> new Mixed(shop, profile.accounts());
            case "replay" ->
                    new Replay(
                            shop,
                            Trace.read(settings.trace()),
                            settings.speed(),
                            settings.results());
            default ->
                    throw new IllegalArgumentException(
                            "storeys.journey is browse, checkout, mixed or replay, not "
                                    + settings.journey());
        };
    }

    private List<Assertion> assertions() {
        return Stream.of(profile.assertions(), journey.assertions()).flatMap(List::stream).toList();
    }

    @Override
    public void before() {
        orStop(() -> {
            journey.prepare();
            return journey;
        });
    }

    @Override
    public void after() {
        journey.conclude();
    }

    /** Gatling would bury the one line that matters in the stack traces of a crash. */
    private static <T> T orStop(Supplier<T> step) {
        try {
            return step.get();
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            System.err.println("load-tests: " + e.getMessage());
            System.exit(1);
            throw e;
        }
    }
}
