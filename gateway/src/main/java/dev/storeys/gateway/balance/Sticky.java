package dev.storeys.gateway.balance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The instance that a visitor's cookie names; new visitors go round. */
final class Sticky implements Balancer {

    private final Balancer forNewVisitors = new RoundRobin();

    @Override
    public @Nullable Backend bound(List<Backend> alive, Visitor visitor) {
        for (Backend backend : alive) {
            if (backend.mark().equals(visitor.mark())) {
                return backend;
            }
        }
        return null;
    }

    @Override
    public Backend choose(List<Backend> candidates, Visitor visitor) {
        return forNewVisitors.choose(candidates, visitor);
    }
}
