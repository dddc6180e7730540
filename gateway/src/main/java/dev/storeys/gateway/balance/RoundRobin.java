package dev.storeys.gateway.balance;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One after the other. */
final class RoundRobin implements Balancer {

    private final AtomicInteger turn = new AtomicInteger();

    @Override
    public Backend choose(List<Backend> candidates, Visitor visitor) {
        return candidates.get(Math.floorMod(turn.getAndIncrement(), candidates.size()));
    }
}
