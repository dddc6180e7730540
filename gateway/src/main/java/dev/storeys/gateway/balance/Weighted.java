package dev.storeys.gateway.balance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * In proportion to the weights and spread evenly: 3, 2, 1 goes a b a c b a, as nginx does it. In
 * each turn everybody gains its weight, and the richest is chosen and pays the sum of all.
 */
final class Weighted implements Balancer {

    private final Map<Backend, Integer> credit = new HashMap<>();

    @Override
    public synchronized Backend choose(List<Backend> candidates, Visitor visitor) {
        Backend richest = candidates.getFirst();
        int sum = 0;
        for (Backend candidate : candidates) {
            int weight = Math.max(1, candidate.weight());
            sum += weight;
            credit.merge(candidate, weight, Integer::sum);
            if (creditOf(candidate) > creditOf(richest)) {
                richest = candidate;
            }
        }
        credit.merge(richest, -sum, Integer::sum);
        return richest;
    }

    private int creditOf(Backend backend) {
        return credit.getOrDefault(backend, 0);
    }
}
