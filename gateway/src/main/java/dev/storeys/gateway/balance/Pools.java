package dev.storeys.gateway.balance;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.DisposableBean;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** All pools by their names; looks after their instances until the gateway ends. */
public final class Pools implements DisposableBean {

    private final Map<String, Pool> byName = new TreeMap<>();
    private final Disposable.Composite looks = Disposables.composite();

    /** Pools of the instances at these addresses. */
    public Pools(Map<String, List<URI>> addresses, BalancerSettings settings) {
        addresses.forEach((name, urls) -> byName.put(name, new Pool(name, urls, settings)));
        Lookout lookout = new Lookout(settings);
        byName.values().stream()
                // One alone gets everything in any case.
                .filter(pool -> pool.backends().size() > 1)
                .flatMap(pool -> pool.backends().stream())
                .forEach(backend -> looks.add(lookout.watch(backend)));
    }

    /** The pool of this name. */
    public Pool named(String name) {
        Pool pool = byName.get(name);
        if (pool == null) {
            throw new IllegalArgumentException("There is no pool " + name);
        }
        return pool;
    }

    @Override
    public void destroy() {
        looks.dispose();
    }
}
