package dev.storeys.gateway.balance;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.springframework.util.Assert;

/** The instances of one service. */
public final class Pool {

    /** Instances in turn, then backups, then whoever is there at all. */
    private static final List<Predicate<Backend>> TIERS =
            List.of(backend -> !backend.isBackup() && isIn(backend), Pool::isIn, _ -> true);

    private final String name;
    private final List<Backend> all;
    private final Balancer balancer;
    private final boolean sticky;

    private final RetryBudget retries = new RetryBudget();

    /** A pool of the instances at these addresses. */
    public Pool(String name, List<URI> addresses, BalancerSettings settings) {
        this(name, addresses, settings, System::nanoTime);
    }

    Pool(String name, List<URI> addresses, BalancerSettings settings, LongSupplier nanos) {
        Assert.notEmpty(addresses, () -> name + " has no instance");
        settings.fits(name, addresses.size());
        this.name = name;
        this.all =
                IntStream.range(0, addresses.size())
                        .mapToObj(place ->
                                new Backend(
                                        addresses.get(place),
                                        settings.weight(place),
                                        new Health(settings, nanos)))
                        .toList();
        this.balancer = settings.algorithm().balancer();
        this.sticky = settings.algorithm() == Algorithm.STICKY;
    }

    /** Such as {@code order}. */
    public String name() {
        return name;
    }

    /** All of its instances, in the order of the settings. */
    public List<Backend> backends() {
        return all;
    }

    /** Whether visitors get a mark that binds them to an instance. */
    public boolean isSticky() {
        return sticky;
    }

    /** How many requests may be repeated. */
    public RetryBudget retries() {
        return retries;
    }

    /**
     * The instance for this request, and not one of those passed over as long as there is another.
     * When all are out all are asked: on a busy machine silence is not death, and one that is gone
     * refuses at once.
     */
    public Backend choose(Visitor visitor, Collection<Backend> passedOver) {
        if (all.size() == 1) {
            return all.getFirst();
        }
        List<Backend> alive = alive(passedOver);
        Backend bound = balancer.bound(alive, visitor);
        return bound == null ? balancer.choose(returning(alive), visitor) : bound;
    }

    private List<Backend> alive(Collection<Backend> passedOver) {
        for (Predicate<Backend> tier : TIERS) {
            List<Backend> found = new ArrayList<>(all.size());
            for (Backend backend : all) {
                if (tier.test(backend) && !passedOver.contains(backend)) {
                    found.add(backend);
                }
            }
            if (!found.isEmpty()) {
                return found;
            }
        }
        return all;
    }

    private static boolean isIn(Backend backend) {
        return backend.health().share() > 0;
    }

    /** Of those that are still returning, as many as their share says. */
    private static List<Backend> returning(List<Backend> alive) {
        List<Backend> now = new ArrayList<>(alive);
        now.removeIf(backend -> {
            double share = backend.health().share();
            return share < 1 && ThreadLocalRandom.current().nextDouble() >= share;
        });
        return now.isEmpty() ? alive : now;
    }
}
