package dev.storeys.gateway.balance;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Whoever has the fewest requests at the moment; in turn among equals. */
final class LeastConnections implements Balancer {

    private final AtomicInteger turn = new AtomicInteger();

    @Override
    public Backend choose(List<Backend> candidates, Visitor visitor) {
        int first = Math.floorMod(turn.getAndIncrement(), candidates.size());
        Backend least = candidates.get(first);
        for (int step = 1; step < candidates.size(); step++) {
            Backend other = candidates.get((first + step) % candidates.size());
            if (other.running() < least.running()) {
                least = other;
            }
        }
        return least;
    }
}
